/** CI pipelines: what their tokens may do, whose code they run, and what they trust. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.workflows;

import org.jspecify.annotations.NullMarked;
