package dev.gatehouse.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The runs that the AOT cache is trained on at build: what people do most, on the examples.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514</a>
 */
public final class Training {

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path examples = Path.of(arguments[0]);
        Console silent = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                true,
                false,
                Map.of("LANG", "C.UTF-8"));
        if (!Files.isDirectory(examples)) {
            return;
        }
        try (var folders = Files.list(examples)) {
            for (Path example : folders.filter(Files::isDirectory).sorted().toList()) {
                for (String format : List.of("text", "json", "sarif", "html")) {
                    run(silent, "check", example.toString(), "--format", format);
                }
            }
        }
        Path all = examples.toAbsolutePath().normalize();
        for (String format : List.of("text", "json", "gitleaks")) {
            run(silent, "secrets", "scan", all.toString(), "--worktree", "--format", format, "--fail-on", "never");
        }
        run(silent, "--help");
        run(silent, "rules");
        run(silent, "explain", "secrets/plaintext-secret");
        run(silent, "baseline", "show");
    }

    private static void run(Console console, String... arguments) {
        int code = new Gatehouse(console).run(arguments);
        if (code > ExitCode.FINDINGS) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
    }
}
