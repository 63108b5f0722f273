package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A content of which verifiers are shown what is in their reach, as text of one character per byte (ISO 8859-1). */
public final class Window {

    private final byte[] content;
    private final int length;
    private final @Nullable Surroundings known;
    private final LineBreaks breaks;

    /**
     * A window on a content, which must not change while it is used.
     *
     * @param length how many of the bytes count, from the first
     */
    public Window(byte[] content, int length) {
        this(content, length, null);
    }

    /** As {@link #Window(byte[], int)}, of one thread, which need not verify again what is known. */
    public Window(byte[] content, int length, @Nullable Surroundings known) {
        this.content = content;
        this.length = length;
        this.known = known;
        this.breaks = new LineBreaks(content);
    }

    byte[] content() {
        return content;
    }

    int length() {
        return length;
    }

    LineBreaks breaks() {
        return breaks;
    }

    String text(int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Adds the secrets of a keyword where the same bytes in its reach were verified before.
     *
     * @return whether they were
     */
    boolean isKnown(int keyword, int from, int start, int to, List<Match> into) {
        List<Match> secrets = known == null ? null : known.get(keyword, content, from, start, to);
        if (secrets == null) {
            return false;
        }
        for (Match match : secrets) {
            into.add(moved(match, start));
        }
        return true;
    }

    /** Keeps the secrets of the keyword that was asked about last: those from a place in a list on. */
    void keep(int start, List<Match> found, int first) {
        if (known != null) {
            known.put(
                    first == found.size()
                            ? List.of()
                            : found.subList(first, found.size()).stream()
                                    .map(match -> moved(match, -start))
                                    .toList());
        }
    }

    private static Match moved(Match match, int by) {
        return new Match(match.detector(), match.start() + by, match.end() + by, match.confidence());
    }
}
