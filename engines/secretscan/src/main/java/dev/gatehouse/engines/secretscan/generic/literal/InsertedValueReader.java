package dev.gatehouse.engines.secretscan.generic.literal;

import org.jspecify.annotations.Nullable;

/** Reads what the first row of {@code INSERT INTO table (a, name) VALUES ('x', 'literal')} has in a name's column. */
final class InsertedValueReader {

    private static final int LONGEST_COLUMNS = 300;
    private static final int LONGEST_HEAD = 80;
    private static final int LONGEST_ROW = 500;

    private InsertedValueReader() {}

    /**
     * What belongs to a column.
     *
     * @param at after the name and its closing quote
     */
    static @Nullable Belonging read(String text, int nameStart, int at) {
        if (at >= text.length() || (text.charAt(at) != ',' && text.charAt(at) != ')')) {
            return null;
        }
        int close = text.indexOf(')', at, Math.min(text.length(), at + LONGEST_COLUMNS));
        int values = close < 0 ? -1 : LiteralReader.skipSpace(text, close + 1);
        if (values < 0 || !text.regionMatches(true, values, "values", 0, 6)) {
            return null;
        }
        int column = 0;
        int open = nameStart - 1;
        int first = Math.max(0, nameStart - LONGEST_COLUMNS);
        while (open >= first && text.charAt(open) != '(') {
            char c = text.charAt(open);
            if (c == ')' || c == ';' || c == '=' || c == ':') {
                return null;
            }
            column += c == ',' ? 1 : 0;
            open--;
        }
        if (open < first || !isInsert(text, open)) {
            return null;
        }
        int row = text.indexOf('(', values, Math.min(text.length(), values + 16));
        return row < 0 ? null : cell(text, row + 1, column);
    }

    private static boolean isInsert(String text, int open) {
        int first = Math.max(0, open - LONGEST_HEAD);
        for (int i = open - 1; i >= first && text.charAt(i) != ';'; i--) {
            if (text.regionMatches(true, i, "insert into", 0, 11)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Belonging cell(String text, int from, int column) {
        int limit = Math.min(text.length(), from + LONGEST_ROW);
        int at = from;
        int commas = 0;
        while (at < limit) {
            char c = text.charAt(at);
            if (commas == column && c > ' ') {
                return c == '\'' || c == '"'
                        ? Belonging.of(Syntax.NAMED_VALUE, LiteralReader.quoted(text, at, ""))
                        : null;
            }
            if (c == ')' || c == ';') {
                return null;
            }
            if (c == '\'' || c == '"') {
                Literal literal = LiteralReader.quoted(text, at, "");
                if (literal == null) {
                    return null;
                }
                at = literal.end();
            }
            commas += c == ',' ? 1 : 0;
            at++;
        }
        return null;
    }
}
