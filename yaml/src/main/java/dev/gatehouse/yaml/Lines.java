package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Scalar;

/**
 * Where {@link BlockReader} stands: always on a line with content, at some place in it, or past the last one.
 *
 * <p>Throws {@link BlockReader.Beyond} for all that only the full parser reads.
 */
final class Lines {

    private static final char NONE = '\0';

    private final String text;
    private final int linesBefore;
    private final boolean astral;
    private int line;
    private int start;
    private int end;
    private int at;
    private int indent;

    Lines(String text, int linesBefore) {
        this.text = text;
        this.linesBefore = linesBefore;
        this.astral = hasSurrogate(text);
    }

    /** Whether a text holds only characters whose meaning needs no second thought. */
    static boolean readable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            boolean fine = switch (c) {
                case '\n', '\t' -> true;
                case '\r' -> i + 1 < text.length() && text.charAt(i + 1) == '\n';
                case '\u2028', '\u2029', '\uFEFF' -> false;
                default -> c >= 0xA0 && c <= 0xFFFD;
            };
            if (!fine) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the first line with content, past a marker that stands alone. */
    void first() {
        line = linesBefore;
        end = -1;
        next();
        if (!ended() && indent == 0 && text.startsWith("---", start)) {
            at = start + 3;
            skipSpaces();
            if (!atEndOfContent()) {
                throw new BlockReader.Beyond();
            }
            next();
        }
    }

    /** Goes to the start of the content of the next line that has any. */
    void next() {
        int from = end + 1;
        while (from < text.length()) {
            line++;
            start = from;
            int stop = text.indexOf('\n', from);
            end = stop < 0 ? text.length() : stop;
            at = start;
            skipSpaces();
            if (!atEndOfContent()) {
                indent = at - start;
                refuseMarkers();
                return;
            }
            from = end + 1;
        }
        start = text.length();
        end = start;
        at = start;
        indent = -1;
    }

    private void refuseMarkers() {
        boolean directive = indent == 0 && text.charAt(at) == '%';
        boolean marker = indent == 0 && text.startsWith("...", at);
        boolean second = indent == 0 && text.startsWith("---", at) && line > linesBefore + 1;
        if (directive || marker || second) {
            throw new BlockReader.Beyond();
        }
    }

    boolean ended() {
        return indent < 0;
    }

    /** Spaces before the current line's content. */
    int indent() {
        return indent;
    }

    /** Characters before the current place on its line. */
    int offset() {
        return at - start;
    }

    /** From 1, in the file. */
    int line() {
        return line;
    }

    /** From 1, in code points. */
    int column() {
        return 1 + (astral ? text.codePointCount(start, at) : at - start);
    }

    char current() {
        return at < end ? text.charAt(at) : NONE;
    }

    boolean atQuote() {
        return current() == '"' || current() == '\'';
    }

    boolean atDash() {
        return current() == '-' && blankAt(at + 1);
    }

    /** Whether a block scalar, a flow collection, an anchor or an alias begins. */
    private boolean atNested() {
        return switch (current()) {
            case '|', '>', '[', '{', '&', '*' -> true;
            default -> false;
        };
    }

    void skip(int characters) {
        at += characters;
    }

    void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Whether nothing follows on the line but a comment. */
    boolean atEndOfContent() {
        if (breakAt(at)) {
            return true;
        }
        return text.charAt(at) == '#' && (at == start || text.charAt(at - 1) == ' ');
    }

    private boolean breakAt(int place) {
        return place >= end || text.charAt(place) == '\r' && place + 1 == end;
    }

    private boolean blankAt(int place) {
        return breakAt(place) || text.charAt(place) == ' ';
    }

    /** Whether a key with its colon stands at the current place. */
    boolean keyAhead(int longest) {
        if (atNested()) {
            return false;
        }
        int place = atQuote() ? afterQuoted() : plainEnd(false);
        return place < end
                && text.charAt(place) == ':'
                && blankAt(place + 1)
                && place > at
                && place - at <= longest
                && text.charAt(place - 1) != ' ';
    }

    private int afterQuoted() {
        char quote = text.charAt(at);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '\'' && i + 1 < end && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw new BlockReader.Beyond();
    }

    /**
     * Where a plain scalar ends: at a colon before a blank, at a comment, at the line's end; in a flow collection at an
     * indicator too.
     */
    private int plainEnd(boolean inFlow) {
        refuseIndicator();
        int i = at;
        while (!breakAt(i)) {
            char c = text.charAt(i);
            if (c == '\t') {
                throw new BlockReader.Beyond();
            }
            if (c == ':' && (blankAt(i + 1) || inFlow && isFlowIndicator(text.charAt(i + 1)))) {
                break;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                break;
            }
            if (inFlow && isFlowIndicator(c)) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isFlowIndicator(char c) {
        return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
    }

    /** Leaves what begins with one of YAML's indicators to the full parser. */
    private void refuseIndicator() {
        switch (current()) {
            case '-' -> {
                if (blankAt(at + 1) || isFlowIndicator(text.charAt(at + 1))) {
                    throw new BlockReader.Beyond();
                }
            }
            case NONE, '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
                throw new BlockReader.Beyond();
            default -> {}
        }
    }

    /** The name after {@code &} or {@code *}, which blanks or the line's end must follow. */
    String anchor() {
        int from = at + 1;
        int stop = from;
        while (stop < end && isOfName(text.charAt(stop))) {
            stop++;
        }
        if (stop == from || !blankAt(stop)) {
            throw new BlockReader.Beyond();
        }
        at = stop;
        return text.substring(from, stop);
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    Scalar plainKey() {
        return plainTo(plainEnd(false));
    }

    /** A plain scalar that ends with its line or before a comment. */
    Scalar plain() {
        int stop = plainEnd(false);
        if (!breakAt(stop) && text.charAt(stop) == ':') {
            throw new BlockReader.Beyond();
        }
        return plainTo(stop);
    }

    Scalar plainInFlow() {
        int stop = plainEnd(true);
        if (breakAt(stop) || text.charAt(stop) == '#') {
            throw new BlockReader.Beyond();
        }
        return plainTo(stop);
    }

    private Scalar plainTo(int stop) {
        int last = stop;
        while (last > at && text.charAt(last - 1) == ' ') {
            last--;
        }
        String value = text.substring(at, last);
        Scalar.Type type = ScalarTypes.of(value);
        Scalar scalar = new Scalar(type == Scalar.Type.NULL ? "" : value, type, line, column(), line);
        at = stop;
        return scalar;
    }

    /** A quoted scalar on one line. */
    Scalar quoted() {
        int column = column();
        int stop = afterQuoted();
        char quote = text.charAt(at);
        String inner = text.substring(at + 1, stop - 1);
        if (inner.indexOf('\t') >= 0) {
            throw new BlockReader.Beyond();
        }
        String value =
                quote == '\'' ? inner.replace("''", "'") : inner.indexOf('\\') < 0 ? inner : withoutEscapes(inner);
        at = stop;
        return new Scalar(value, Scalar.Type.TEXT, line, column, line);
    }

    private static String withoutEscapes(String inner) {
        StringBuilder value = new StringBuilder(inner.length());
        int from = 0;
        int slash = inner.indexOf('\\');
        while (slash >= 0) {
            value.append(inner, from, slash).append(unescaped(inner.charAt(slash + 1)));
            from = slash + 2;
            slash = inner.indexOf('\\', from);
        }
        value.append(inner, from, inner.length());
        return value.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '"', '/' -> c;
            default -> throw new BlockReader.Beyond();
        };
    }

    /**
     * A literal or folded scalar, without an indentation indicator. The next line with content is then the current one.
     *
     * @param outer the indentation that its lines must exceed
     */
    Scalar blockScalar(int outer) {
        int headLine = line;
        int headColumn = column();
        boolean folded = current() == '>';
        at++;
        boolean stripped = current() == '-';
        at += stripped ? 1 : 0;
        skipSpaces();
        if (!atEndOfContent()) {
            throw new BlockReader.Beyond();
        }
        BlockScalar scalar = new BlockScalar(text, end + 1, outer, folded);
        scalar.read();
        line += scalar.lines();
        end = scalar.stop() - 1;
        int last = line;
        next();
        return new Scalar(scalar.value(stripped), Scalar.Type.TEXT, headLine, headColumn, last);
    }
}
