package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.gitleaks.StandardIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that people have looked at, in {@code .gitleaksignore}: a line for each, {@code commit:file:rule:line} or,
 * for any commit, {@code file:rule:line}; or one of our fingerprints. A rule may be named as gitleaks names it.
 */
public final class IgnoreList {

    private static final int LARGEST = 16 << 20;

    private static final Pattern OF_COMMIT = Pattern.compile("([0-9a-f]{40}(?:[0-9a-f]{24})?):(.{1,8192})");

    private final Set<String> entries;
    private final List<String> warnings;

    private IgnoreList(Set<String> entries, List<String> warnings) {
        this.entries = entries;
        this.warnings = warnings;
    }

    public static IgnoreList none() {
        return new IgnoreList(Set.of(), List.of());
    }

    /** Reads a file. */
    public static IgnoreList read(Path file) throws IOException {
        Set<String> entries = new HashSet<>();
        List<String> warnings = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                String entry = line.strip();
                if (entry.isEmpty() || entry.startsWith("#")) {
                    continue;
                }
                int parts = entry.split(":", -1).length;
                if (parts >= 3 || entry.matches("[0-9a-f]{32}")) {
                    entries.add(entry.replace('\\', '/'));
                } else {
                    warnings.add(
                            file + ":" + number + ": neither commit:file:rule:line nor file:rule:line; passed over");
                }
            }
        }
        return new IgnoreList(entries, warnings);
    }

    /** What was passed over, with its place. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The versions of files that entries name.
     *
     * @param sink takes the commit's id, empty for any, and the path
     */
    public void files(BiConsumer<String, String> sink) {
        for (String entry : entries) {
            int line = entry.lastIndexOf(':');
            int rule = line < 0 ? -1 : entry.lastIndexOf(':', line - 1);
            if (rule > 0) {
                String file = entry.substring(0, rule);
                Matcher ofCommit = OF_COMMIT.matcher(file);
                if (ofCommit.matches()) {
                    sink.accept(ofCommit.group(1), ofCommit.group(2));
                } else {
                    sink.accept("", file);
                }
            }
        }
    }

    /**
     * Whether a finding is among them.
     *
     * @param commit empty outside of history
     * @param line from 1; 0 where the path alone was judged
     */
    public boolean knows(String commit, String path, String rule, int line) {
        if (entries.isEmpty()) {
            return false;
        }
        return entry(commit, path, rule, line)
                || StandardIds.gitleaksNamesOf(rule).stream().anyMatch(name -> entry(commit, path, name, line));
    }

    /** Whether a fingerprint is among them. */
    public boolean knows(String fingerprint) {
        return entries.contains(fingerprint);
    }

    private boolean entry(String commit, String path, String rule, int line) {
        String anyCommit = path + ":" + rule + ":" + line;
        return entries.contains(anyCommit) || !commit.isEmpty() && entries.contains(commit + ":" + anyCommit);
    }
}
