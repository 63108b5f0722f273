package dev.gatehouse.baseline;

import dev.gatehouse.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** Reads texts as of the first of June 2026, with three rules known. */
final class Reading {

    static final BaselineReader READER = new BaselineReader(
            Set.of("updates/image-without-digest", "secrets/plaintext-secret", "twofactor/argocd-admin-enabled"),
            Instant.parse("2026-06-01T12:00:00Z"));

    private Reading() {}

    static Baseline of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Baseline of(byte[] bytes) {
        return READER.read("gatehouse.yaml", bytes, (path, limit) -> Optional.empty());
    }

    /** What a person is told of a text that is refused. */
    static String fault(String text) {
        return fault(text.getBytes(StandardCharsets.UTF_8));
    }

    static String fault(byte[] bytes) {
        return Assertions.catchThrowableOfType(InvalidInput.class, () -> of(bytes))
                .render();
    }
}
