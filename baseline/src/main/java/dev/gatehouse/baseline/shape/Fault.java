package dev.gatehouse.baseline.shape;

import dev.gatehouse.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * Something that its writer has to correct.
 *
 * @param message one line, no full stop
 * @param token the text at fault as far as it is known, to underline it; empty for its first character alone
 * @param advice what to write instead; null where the message says it all
 */
public record Fault(
        Location location,
        String message,
        String token,
        @Nullable String advice) {}
