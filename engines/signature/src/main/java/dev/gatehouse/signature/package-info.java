/** Checks OpenPGP and SSH signatures of Git objects. */
@NullMarked
package dev.gatehouse.signature;

import org.jspecify.annotations.NullMarked;
