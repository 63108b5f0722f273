/** What a rule's function is given, and how it answers. No input or output, no clock. */
@NullMarked
package dev.gatehouse.practices.check;

import org.jspecify.annotations.NullMarked;
