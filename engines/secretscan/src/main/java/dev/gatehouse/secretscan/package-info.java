/** Finds secrets in text and Git objects. */
@NullMarked
package dev.gatehouse.secretscan;

import org.jspecify.annotations.NullMarked;
