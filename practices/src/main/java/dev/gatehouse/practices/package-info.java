/** The judge: asks every rule of the nine practices, and says UNKNOWN where it can't be answered. */
@NullMarked
package dev.gatehouse.practices;

import org.jspecify.annotations.NullMarked;
