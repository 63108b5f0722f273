/**
 * Conditions that users write in the <a href="https://cel.dev">Common Expression Language</a>: checked against the
 * variables that there are before they are ever asked, and evaluated within bounds.
 */
@NullMarked
package dev.gatehouse.engines.conditions;

import org.jspecify.annotations.NullMarked;
