package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: a baseline, or an {@link InvalidInput} that can be shown. */
final class ReaderFuzzTest {

    private static final String SEED = """
            apiVersion: gatehouse.dev/v1
            include: [a.yaml]
            people: [{name: "Ada", emails: [a@b.c], joined: 2025-01-01, accounts: {github: ada}}]
            environments: {production: {paths: [a/**], windows: [{schedule: "0 2 * * 2", duration: 2h}]}}
            bindings: &b
              - {role: x, people: [Ada], until: 2026-12-31}
            ssh: {allowedCidrs: [203.0.113.0/24, "2001:db8::/32"]}
            waivers: [{rule: a/b, subject: "*", reason: |
              x, approvedBy: Ada, until: 2026-12-31}]
            """;

    @FuzzTest(maxDuration = "10s")
    void readsAnything(byte[] bytes) {
        read(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsWhatIsLeftOfABaseline(long seed) {
        Random random = new Random(seed);
        byte[] sound = SEED.getBytes(StandardCharsets.UTF_8);
        assertThatCode(() -> {
                    for (int round = 0; round < 500; round++) {
                        read(broken(sound, random));
                    }
                })
                .doesNotThrowAnyException();
    }

    private static byte[] broken(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        String marks = "{}[]:,\"'\n\t #&*!|>-?%@`\0\u00ff0a";
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void read(byte[] bytes) {
        try {
            Reading.READER.read("gatehouse.yaml", bytes, (path, limit) -> Optional.of(bytes));
        } catch (InvalidInput refused) {
            if (refused.render().isBlank()) {
                throw new AssertionError("a fault without words", refused);
            }
        }
    }
}
