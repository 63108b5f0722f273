/**
 * How organisations, repositories and branches are set up on the forge itself, and what reaches them besides people.
 */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.forge;

import org.jspecify.annotations.NullMarked;
