package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference that is to change.
 *
 * @param before all zeros where it is made
 * @param after all zeros where it is deleted
 */
record RefUpdate(String ref, ObjectId before, ObjectId after) {

    private static final int LARGEST = 64 << 20;

    /** Standard input of {@code pre-receive}: {@code old new ref}. */
    static List<RefUpdate> received(Console console) {
        List<RefUpdate> updates = new ArrayList<>();
        for (String line : lines(console)) {
            String[] words = line.split(" ", 3);
            if (words.length != 3) {
                throw wrong(line, "OLD-ID NEW-ID REF");
            }
            updates.add(new RefUpdate(words[2], id(words[0], line), id(words[1], line)));
        }
        return updates;
    }

    /** Standard input of {@code pre-push}: {@code local-ref local-id remote-ref remote-id}. */
    static List<RefUpdate> ofPush(Console console) {
        List<RefUpdate> updates = new ArrayList<>();
        for (String line : lines(console)) {
            String[] words = line.split(" ", 4);
            if (words.length != 4) {
                throw wrong(line, "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID");
            }
            updates.add(new RefUpdate(words[2], id(words[3], line), id(words[1], line)));
        }
        String from = console.environment().getOrDefault("PRE_COMMIT_FROM_REF", "");
        String to = console.environment().getOrDefault("PRE_COMMIT_TO_REF", "");
        if (updates.isEmpty() && ObjectId.parse(from) != null && ObjectId.parse(to) != null) {
            String ref = console.environment().getOrDefault("PRE_COMMIT_REMOTE_BRANCH", "HEAD");
            updates.add(new RefUpdate(ref, id(from, from), id(to, to)));
        }
        return updates;
    }

    private static List<String> lines(Console console) {
        try {
            return new String(console.in().readNBytes(LARGEST), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectId id(String text, String line) {
        ObjectId id = ObjectId.parse(text);
        if (id == null) {
            throw wrong(line, "full ids");
        }
        return id;
    }

    private static InvalidInput wrong(String line, String form) {
        return new InvalidInput(
                "standard input has no line as Git writes it: " + line, null, null, "Git writes " + form + ".");
    }
}
