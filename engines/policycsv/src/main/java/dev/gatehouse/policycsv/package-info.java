/** Evaluates Argo CD role-based access policies. */
@NullMarked
package dev.gatehouse.policycsv;

import org.jspecify.annotations.NullMarked;
