/** Commits on the branches that are deployed from: who signed them, and how they came there. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.commits;

import org.jspecify.annotations.NullMarked;
