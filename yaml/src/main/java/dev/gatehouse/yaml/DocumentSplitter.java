package dev.gatehouse.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A YAML stream cut into its documents, so that one that is broken does not hide the others.
 *
 * <p>A line that begins with {@code ---} before a space or its end begins a document wherever it stands, in block
 * scalars too (YAML 1.2.2, section 9.1.2).
 */
final class DocumentSplitter {

    /**
     * One document's text.
     *
     * @param text from its marker, or from the stream's start, to before the next one
     * @param linesBefore how many lines of the stream stand before it
     */
    record Part(String text, int linesBefore) {}

    private DocumentSplitter() {}

    static List<Part> split(String stream) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int startLine = 0;
        int line = 0;
        int at = 0;
        boolean directives = false;
        while (at < stream.length()) {
            if (marker(stream, at) && at > start && !directives) {
                parts.add(new Part(stream.substring(start, at), startLine));
                start = at;
                startLine = line;
            }
            if (at == start || directives) {
                directives = stream.charAt(at) == '%' || directives && blankOrComment(stream, at);
            }
            int end = stream.indexOf('\n', at);
            if (end < 0) {
                break;
            }
            at = end + 1;
            line++;
        }
        parts.add(new Part(stream.substring(start), startLine));
        return parts;
    }

    private static boolean marker(String stream, int at) {
        if (!stream.startsWith("---", at)) {
            return false;
        }
        if (at + 3 == stream.length()) {
            return true;
        }
        char next = stream.charAt(at + 3);
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    private static boolean blankOrComment(String stream, int at) {
        char first = stream.charAt(at);
        return first == '#' || first == '\n' || first == '\r' || first == '%';
    }
}
