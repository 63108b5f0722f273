/**
 * Practice 2, repository access. Only people and machines that need a repository can change it, every change is seen by
 * someone else, and whoever no longer needs access no longer has it.
 */
@NullMarked
package dev.gatehouse.practices.repositoryaccess;

import org.jspecify.annotations.NullMarked;
