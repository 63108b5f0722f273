package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret where it is kept: {@code env:NAME} or {@code file:PATH}, so that none stands on a command line. */
final class SecretPlace {

    private static final int LONGEST = 64 * 1024;
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    private SecretPlace() {}

    /**
     * Reads it.
     *
     * @throws InvalidInput where there is none
     */
    static SecretText read(String place, Console console) {
        String value;
        if (place.startsWith(VARIABLE)) {
            value = console.environment().getOrDefault(place.substring(VARIABLE.length()), "");
        } else if (place.startsWith(FILE)) {
            try {
                Path file = Path.of(place.substring(FILE.length()));
                value = Files.size(file) > LONGEST
                        ? ""
                        : Files.readString(file, StandardCharsets.UTF_8).strip();
            } catch (IOException unreadable) {
                throw new InvalidInput("can't read the secret in " + place);
            }
        } else {
            throw new InvalidInput(
                    "a secret does not stand on the command line",
                    null,
                    null,
                    "Write where it is found: env:NAME or file:PATH.");
        }
        if (value.isEmpty()) {
            throw new InvalidInput("there is no secret in " + place);
        }
        return new SecretText(value);
    }
}
