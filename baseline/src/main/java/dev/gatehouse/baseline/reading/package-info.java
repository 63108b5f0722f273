/** The format of {@code gatehouse.yaml}, and the way from its files to a baseline. */
@NullMarked
package dev.gatehouse.baseline.reading;

import org.jspecify.annotations.NullMarked;
