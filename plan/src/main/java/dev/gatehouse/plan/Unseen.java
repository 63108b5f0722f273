package dev.gatehouse.plan;

import org.jspecify.annotations.Nullable;

/**
 * What would have to be seen to plan, and was not.
 *
 * @param source the forge and the organisation
 * @param what could not be seen whole
 * @param remedy what would help; null where nothing is known
 */
public record Unseen(
        String source, String what, String reason, @Nullable String remedy) {}
