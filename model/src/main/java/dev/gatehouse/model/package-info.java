/** What was observed of one target at one instant: facts, where each came from, and what could not be seen. */
@NullMarked
package dev.gatehouse.model;

import org.jspecify.annotations.NullMarked;
