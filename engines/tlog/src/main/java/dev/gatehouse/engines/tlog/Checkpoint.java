package dev.gatehouse.engines.tlog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a log says of itself: how many entries it has, and the root over them.
 *
 * @param origin which log
 * @param size how many entries
 * @param root over all of them
 * @param extensions more lines, mostly none
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        extensions = List.copyOf(extensions);
    }

    /** One without extensions. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws MalformedLog where it is no checkpoint's
     */
    public static Checkpoint parse(String text) throws MalformedLog {
        if (!text.endsWith("\n")) {
            throw new MalformedLog("a checkpoint that does not end with a line break");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new MalformedLog("a checkpoint without origin, size and root, each on its line");
        }
        return new Checkpoint(
                lines.get(0),
                Encoded.number(lines.get(1)),
                Hash.ofBase64(lines.get(2)),
                lines.subList(3, lines.size()));
    }

    /** The text of the note. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n"
                + extensions.stream().map(e -> e + "\n").collect(Collectors.joining());
    }
}
