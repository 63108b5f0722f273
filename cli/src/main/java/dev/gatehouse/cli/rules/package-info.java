/** What is judged, and why. */
@NullMarked
package dev.gatehouse.cli.rules;

import org.jspecify.annotations.NullMarked;
