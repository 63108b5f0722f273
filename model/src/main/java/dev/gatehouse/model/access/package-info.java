/** Who did what, as logs tell it. */
@NullMarked
package dev.gatehouse.model.access;

import org.jspecify.annotations.NullMarked;
