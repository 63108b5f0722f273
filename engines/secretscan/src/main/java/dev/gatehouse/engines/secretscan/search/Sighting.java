package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.Confidence;
import java.util.List;

/**
 * A secret where it was found.
 *
 * @param rule id of the detector, or of a configuration's rule
 * @param description its name for people
 * @param path relative to the root of what was searched; an archive's members after {@code !}
 * @param line from 1; 0 where the path alone was judged
 * @param column in Unicode code points, from 1
 * @param endLine line of the last character
 * @param endColumn column of the last character
 * @param value the secret
 * @param match what stands around the secret and led to it, with {@code REDACTED} for the secret
 * @param entropy of the secret, bits per character
 * @param tags of the rule
 */
public record Sighting(
        String rule,
        String description,
        Confidence confidence,
        String path,
        int line,
        int column,
        int endLine,
        int endColumn,
        SecretValue value,
        String match,
        double entropy,
        List<String> tags) {

    /** What stands for a secret in what is shown. */
    public static final String REDACTED = "REDACTED";

    public Sighting {
        tags = List.copyOf(tags);
    }

    /** The same elsewhere in its file. */
    Sighting at(int newLine, int newColumn, int newEndLine, int newEndColumn) {
        return new Sighting(
                rule,
                description,
                confidence,
                path,
                newLine,
                newColumn,
                newEndLine,
                newEndColumn,
                value,
                match,
                entropy,
                tags);
    }

    /** The file that holds it: of an archive's member the archive. */
    public String file() {
        return file(path);
    }

    /** The file that a path leads into: of an archive's member the archive. */
    public static String file(String path) {
        int mark = path.indexOf('!');
        return mark < 0 ? path : path.substring(0, mark);
    }

    /** Of a path into an archive what follows the archive's own, {@code !} first; empty of any other. */
    public String member() {
        return path.substring(file().length());
    }

    /** Whether the path alone was judged. */
    public boolean ofPath() {
        return line == 0;
    }
}
