/** Many questions at once: one line of JSON each, answered in order. */
@NullMarked
package dev.gatehouse.cli.batch;

import org.jspecify.annotations.NullMarked;
