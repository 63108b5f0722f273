/** Facts read from a Git repository: references, commits and their signatures, owners, submodules. */
@NullMarked
package dev.gatehouse.model.git;

import org.jspecify.annotations.NullMarked;
