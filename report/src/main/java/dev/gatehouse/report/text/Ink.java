package dev.gatehouse.report.text;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.digest.Terminal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * Colours, signs and links, as far as the terminal takes them. Colour never says what the words don't.
 *
 * @see <a href="https://www.ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48, SGR</a>
 */
record Ink(Terminal terminal) {

    private static final String ESCAPE = "\u001b[";

    String bold(String text) {
        return painted("1", text);
    }

    String dim(String text) {
        return painted("2", text);
    }

    String of(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> painted("1;31", text);
            case HIGH -> painted("31", text);
            case MEDIUM -> painted("33", text);
            case LOW -> painted("36", text);
            case INFO -> painted("2", text);
        };
    }

    String of(Verdict verdict, String text) {
        return switch (verdict) {
            case FAIL -> painted("31", text);
            case UNKNOWN -> painted("33", text);
            case WAIVED -> painted("35", text);
            case PASS -> painted("32", text);
            case NOT_APPLICABLE -> painted("2", text);
        };
    }

    private String painted(String code, String text) {
        return terminal.colour() && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    /** One cell of a bar. */
    String cell(Verdict verdict) {
        boolean unicode = terminal.unicode();
        return switch (verdict) {
            case FAIL -> unicode ? "▇" : "#";
            case WAIVED -> unicode ? "▅" : "=";
            case PASS -> unicode ? "▁" : "_";
            case UNKNOWN -> unicode ? "░" : "?";
            case NOT_APPLICABLE -> " ";
        };
    }

    String dot() {
        return terminal.unicode() ? "·" : "-";
    }

    String ellipsis() {
        return terminal.unicode() ? "…" : "...";
    }

    /**
     * The place as {@code file:line:column}, padded, and linked to the file where the terminal takes links.
     *
     * @see <a href="https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda">OSC 8 hyperlinks</a>
     */
    String linked(Location location, int columns) {
        String place = Columns.padded(Statement.place(location), columns);
        URI root = terminal.root();
        if (root == null) {
            return place;
        }
        String shown = place.stripTrailing();
        return "\u001b]8;;" + root + encoded(location.file()) + "\u001b\\" + shown + "\u001b]8;;\u001b\\"
                + place.substring(shown.length());
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException unencodable) {
            return java.net.URLEncoder.encode(path, StandardCharsets.UTF_8);
        }
    }
}
