/** What a repository ought to contain, and what it ought not to. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.content;

import org.jspecify.annotations.NullMarked;
