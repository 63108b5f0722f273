/** What workflows trust. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.workflows;

import org.jspecify.annotations.NullMarked;
