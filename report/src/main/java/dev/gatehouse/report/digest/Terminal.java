package dev.gatehouse.report.digest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the screen that a text goes to is able to show.
 *
 * @param width columns; 0 where lines may be as long as they are, as in a pipe
 * @param colour it takes ANSI colours, and its user wants them
 * @param unicode it shows more than ASCII
 * @param root the target's folder, ending in {@code /}, where the screen takes OSC 8 hyperlinks and the target is a
 *     folder; else null
 */
public record Terminal(
        int width,
        boolean colour,
        boolean unicode,
        @Nullable URI root) {

    /** A pipe or a file. */
    public static final Terminal PLAIN = new Terminal(0, false, true, null);
}
