/**
 * Practice 6, secrets. No secret stands in plain text in a repository: it is encrypted there, or kept in a store that
 * the repository only refers to.
 */
@NullMarked
package dev.gatehouse.practices.secrets;

import org.jspecify.annotations.NullMarked;
