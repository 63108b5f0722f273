/** What is declared: {@code gatehouse.yaml} and the files it includes, read with the place of every value. */
@NullMarked
package dev.gatehouse.baseline;

import org.jspecify.annotations.NullMarked;
