/**
 * Who may do what with an environment, by the roles and bindings that the baseline declares: one function, which every
 * command asks.
 *
 * <p>Start at {@link dev.gatehouse.baseline.authorization.Authorization#decide}.
 */
@NullMarked
package dev.gatehouse.baseline.authorization;

import org.jspecify.annotations.NullMarked;
