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

    /**
     * Trains.
     *
     * @param arguments the examples, and a repository of them
     */
    public static void main(String[] arguments) throws IOException {
        Path examples = Path.of(arguments[0]);
        if (!Files.isDirectory(examples)) {
            return;
        }
        try (var folders = Files.list(examples)) {
            for (Path example : folders.filter(Files::isDirectory).sorted().toList()) {
                for (String format : List.of("text", "json", "sarif", "html")) {
                    run("check", example.toString(), "--format", format);
                }
            }
        }
        run("check", arguments[1]);
        run("--help");
        run("rules");
        run("explain", "secrets/plaintext-secret");
        run("baseline", "show");
        Main.main(new String[] {"--version"}); // The first and the last steps of every command; it exits.
    }

    /** Runs a command whose results no one sees, which must not fail. */
    static void run(String... arguments) {
        Console silent = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                true,
                false,
                Map.of("LANG", "C.UTF-8"));
        int code = new Gatehouse(silent).run(arguments);
        if (code > ExitCode.FINDINGS) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
    }
}
