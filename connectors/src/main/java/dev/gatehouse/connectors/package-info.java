/** Observes real systems and files, and says what it could not observe. */
@NullMarked
package dev.gatehouse.connectors;

import org.jspecify.annotations.NullMarked;
