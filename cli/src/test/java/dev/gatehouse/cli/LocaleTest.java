package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into a pipe follows the locale. */
final class LocaleTest {

    @Test
    void aPipeIsAsciiWhereTheLocaleIs(@TempDir Path folder) {
        assertThat(piped(folder, Map.of("LC_ALL", "C"))).matches("[\\p{ASCII}]+");
    }

    @Test
    void aPipeIsUtf8WhereNoLocaleIsSet(@TempDir Path folder) {
        assertThat(piped(folder, Map.of())).contains("·");
    }

    private static String piped(Path folder, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                false,
                false,
                environment);
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        new Gatehouse(console, clock).run("check", folder.toString());
        return out.toString(StandardCharsets.UTF_8);
    }
}
