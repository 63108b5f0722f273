package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A baseline in a folder, and calls with it.
 *
 * @param folder holds the baseline, plans and records
 * @param type {@code github}, {@code gitlab} or {@code gitea}
 */
record Declaration(Path folder, String type) {

    /** Writes what is declared. */
    static Declaration of(Path folder, String type, String text) {
        try {
            Files.writeString(folder.resolve("gatehouse.yaml"), "apiVersion: gatehouse.dev/v1\n" + text);
            return new Declaration(folder, type);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    String planText() {
        try {
            return Files.readString(plan());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CommandLineRun plan(WritableForge forge) {
        return run(forge, "plan", "--out", plan().toString());
    }

    CommandLineRun apply(WritableForge forge, String... more) {
        List<String> words = new ArrayList<>(List.of("apply", plan().toString()));
        words.addAll(List.of(more));
        return run(forge, words.toArray(String[]::new));
    }

    CommandLineRun run(WritableForge forge, String... call) {
        return CommandLineRun.of(
                Map.of("T", "made-up"), new byte[0], words(forge, call).toArray(String[]::new));
    }

    /** A call with what every call has. */
    List<String> words(WritableForge forge, String... call) {
        List<String> words = new ArrayList<>(List.of(call));
        words.addAll(List.of(
                "--baseline",
                folder.resolve("gatehouse.yaml").toString(),
                "--source",
                type + ":acme",
                "--api",
                forge.address(),
                "--token",
                "env:T"));
        if (call[0].equals("apply") || call[0].equals("undo")) {
            words.addAll(List.of("--records", folder.resolve("records").toString()));
        }
        return words;
    }
}
