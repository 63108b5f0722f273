/** Values that must not be shown, and the places where one seems to stand in plain text. */
@NullMarked
package dev.gatehouse.model.secret;

import org.jspecify.annotations.NullMarked;
