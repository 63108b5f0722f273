/**
 * The expressions of GitHub Actions: what stands between <code>${{</code> and <code>}}</code>, and which values flow
 * out of it.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.expressions;

import org.jspecify.annotations.NullMarked;
