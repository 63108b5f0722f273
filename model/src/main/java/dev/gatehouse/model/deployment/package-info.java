/** What a ledger tells of deployments. */
@NullMarked
package dev.gatehouse.model.deployment;

import org.jspecify.annotations.NullMarked;
