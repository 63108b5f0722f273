/** How expressions of GitHub Actions are read. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.expressions;

import org.jspecify.annotations.NullMarked;
