/** The policy engine against what Argo CD does. */
@NullMarked
package dev.gatehouse.engines.policycsv;

import org.jspecify.annotations.NullMarked;
