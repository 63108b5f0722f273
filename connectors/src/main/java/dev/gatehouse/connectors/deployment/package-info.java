/**
 * The repository that is deployed from: statements and decisions in {@code refs/gatehouse/}, environments' references.
 */
@NullMarked
package dev.gatehouse.connectors.deployment;

import org.jspecify.annotations.NullMarked;
