/** Judges what logs tell against the access that the baseline declares: no rule has to know an attack for it. */
@NullMarked
package dev.gatehouse.practices.accesslog.declared;

import org.jspecify.annotations.NullMarked;
