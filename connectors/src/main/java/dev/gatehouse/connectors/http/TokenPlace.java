package dev.gatehouse.connectors.http;

import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where a token is found: {@code env:NAME}, {@code file:PATH}, or {@code command:PROGRAM ARGUMENT…}, whose first line
 * of output it is. Arguments are parted by spaces; no shell reads them.
 */
public final class TokenPlace {

    private static final int LONGEST = 1 << 14;
    private static final long PATIENCE_SECONDS = 30;

    private TokenPlace() {}

    /**
     * Reads a token.
     *
     * @param environment the process's environment
     * @throws InvalidInput where the place is none, or holds nothing that can be a token; the message never holds what
     *     was read
     */
    public static SecretText read(String place, Map<String, String> environment) {
        int colon = place.indexOf(':');
        String kind = colon < 0 ? "" : place.substring(0, colon);
        String rest = place.substring(colon + 1);
        return switch (kind) {
            case "env" ->
                token(
                        Optional.ofNullable(environment.get(rest))
                                .filter(value -> !value.isBlank())
                                .orElseThrow(() -> new InvalidInput(
                                        "the variable " + name(rest) + " is not set",
                                        null,
                                        null,
                                        "Set it to a token.")),
                        "the variable " + name(rest));
            case "file" -> token(file(Path.of(rest)), rest);
            case "command" -> token(command(rest), "the command's output");
            default ->
                throw new InvalidInput(
                        "a token's place that is neither env:NAME, file:PATH nor command:PROGRAM",
                        null,
                        null,
                        "Write where the token is found, for example env:GITHUB_TOKEN, never the token itself.");
        };
    }

    private static String name(String variable) {
        return variable.matches("[A-Za-z_][A-Za-z0-9_]{0,60}") ? variable : "that is named";
    }

    private static SecretText token(String text, String where) {
        String token = text.strip();
        if (token.isEmpty() || token.length() > LONGEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new InvalidInput(where + " holds no token", null, null, "A token is one word of visible characters.");
        }
        return new SecretText(token);
    }

    private static String file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return firstLine(in);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read the token's file " + file + ": "
                    + unreadable.getClass().getSimpleName());
        }
    }

    private static String command(String line) {
        try {
            Process process = new ProcessBuilder(List.of(line.strip().split(" +")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            try (InputStream out = process.getInputStream()) {
                String first = firstLine(out);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new InvalidInput("the command that gives the token failed");
                }
                return first;
            } finally {
                process.destroy();
            }
        } catch (IOException failed) {
            throw new InvalidInput("can't run the command that gives the token");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("the command that gives the token was interrupted");
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        String text = new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8).strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
