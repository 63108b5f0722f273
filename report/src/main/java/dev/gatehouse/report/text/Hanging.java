package dev.gatehouse.report.text;

import dev.gatehouse.report.digest.Terminal;
import java.io.IOException;

/** Text beside a label, its further lines below its first. */
record Hanging(Terminal terminal) {

    private static final int NARROWEST = 24;
    private static final char NO_BREAK = '\u00A0';

    /** Words that stay on one line. */
    static String together(String words) {
        return words.replace(' ', NO_BREAK);
    }

    void write(String label, String text, Appendable out) throws IOException {
        write(label, Columns.of(label), text, out);
    }

    /**
     * @param label may hold colours
     * @param indent columns of the label
     */
    void write(String label, int indent, String text, Appendable out) throws IOException {
        int room = terminal.width() == 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, terminal.width() - indent);
        out.append(label);
        boolean first = true;
        for (String line : Columns.wrapped(text, room)) {
            out.append(first ? "" : " ".repeat(indent))
                    .append(line.replace(NO_BREAK, ' '))
                    .append('\n');
            first = false;
        }
    }
}
