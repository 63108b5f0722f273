/**
 * Argo CD's role-based access policies: reads {@code policy.csv} line by line as Argo CD loads it, matches with its
 * globs or regular expressions, and decides requests as it does, saying why.
 *
 * <p>Start at {@link dev.gatehouse.engines.policycsv.Policy#read} and
 * {@link dev.gatehouse.engines.policycsv.Enforcer#decide}.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/">Argo CD: RBAC configuration</a>
 */
@NullMarked
package dev.gatehouse.engines.policycsv;

import org.jspecify.annotations.NullMarked;
