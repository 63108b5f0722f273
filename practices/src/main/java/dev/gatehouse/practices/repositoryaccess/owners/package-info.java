/** Who must look at a change of which path. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.owners;

import org.jspecify.annotations.NullMarked;
