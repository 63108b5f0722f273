package dev.gatehouse.engines.secretscan.gitleaks;

import org.jspecify.annotations.Nullable;

/**
 * Another rule that has to be met nearby.
 *
 * @param rule its id
 * @param withinLines how many lines away it may stand; null for anywhere in the file
 * @param withinColumns how many columns away it may begin; null for anywhere
 */
record Required(
        String rule,
        @Nullable Integer withinLines,
        @Nullable Integer withinColumns) {}
