/** Baselines written as YAML that reads back. */
@NullMarked
package dev.gatehouse.baseline.writing;

import org.jspecify.annotations.NullMarked;
