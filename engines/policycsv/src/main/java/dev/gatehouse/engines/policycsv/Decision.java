package dev.gatehouse.engines.policycsv;

import org.jspecify.annotations.Nullable;

/**
 * What a policy says to one request.
 *
 * @param allowed whether it is let through
 * @param part where the line stands that decided; null where none did
 * @param line the line that decided; null where none did
 * @param why one line without a full stop
 */
public record Decision(
        boolean allowed, @Nullable Part part, @Nullable PolicyLine line, String why) {}
