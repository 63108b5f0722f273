/**
 * Who holds which rights in Kubernetes, through bindings, aggregation and groups, as its RBAC authorizer would find.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC authorization</a>
 */
@NullMarked
package dev.gatehouse.practices.deployroles.rbac;

import org.jspecify.annotations.NullMarked;
