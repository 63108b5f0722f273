package dev.gatehouse.engines.policycsv;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of comma-separated values as Go's {@code encoding/csv} reads it with leading space trimmed: space before a
 * field falls away, space after it stays; a field in quotes doubles its quotes; a quote within a bare field is an
 * error.
 */
final class CsvLine {

    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** A line that is none. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    static List<String> read(String line) throws Malformed {
        return new CsvLine(line).fields();
    }

    private List<String> fields() throws Malformed {
        List<String> fields = new ArrayList<>();
        while (true) {
            while (at < line.length() && GoSpace.is(line.charAt(at))) {
                at++;
            }
            fields.add(at < line.length() && line.charAt(at) == '"' ? quoted() : bare());
            if (at == line.length()) {
                return fields;
            }
            at++;
        }
    }

    private String bare() throws Malformed {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        String field = line.substring(at, end);
        if (field.indexOf('"') >= 0) {
            throw new Malformed("a quote within a field that does not begin with one");
        }
        at = end;
        return field;
    }

    private String quoted() throws Malformed {
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new Malformed("a quote is not closed");
            }
            field.append(line, at, quote);
            at = quote + 1;
            if (at == line.length() || line.charAt(at) == ',') {
                return field.toString();
            }
            if (line.charAt(at) != '"') {
                throw new Malformed("text after a closing quote");
            }
            field.append('"');
            at++;
        }
    }
}
