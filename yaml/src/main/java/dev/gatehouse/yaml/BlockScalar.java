package dev.gatehouse.yaml;

/**
 * The lines of a literal or folded scalar (YAML 1.2.2, section 8.1), without an indentation indicator. Folded ones with
 * lines indented further than the first, and those that end the file without a line break, are left to the full parser.
 */
final class BlockScalar {

    private final String text;
    private final int outer;
    private final boolean folded;
    private final StringBuilder value = new StringBuilder();
    private int at;
    private int lines;

    /**
     * @param at where the line after the header begins
     * @param outer the indentation that the lines must exceed
     */
    BlockScalar(String text, int at, int outer, boolean folded) {
        this.text = text;
        this.at = at;
        this.outer = outer;
        this.folded = folded;
    }

    void read() {
        int blanks = 0;
        int widestBlank = 0;
        int indent = -1;
        while (at < text.length()) {
            int stop = text.indexOf('\n', at);
            if (stop < 0) {
                throw new BlockReader.Beyond();
            }
            int content = at;
            while (content < stop && text.charAt(content) == ' ') {
                content++;
            }
            int contentEnd = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            int spaces = content - at;
            boolean blank = content >= contentEnd;
            if (blank && (indent < 0 || spaces <= indent)) {
                widestBlank = Math.max(widestBlank, spaces);
                blanks++;
            } else {
                if (indent < 0) {
                    if (spaces <= outer) {
                        break;
                    }
                    indent = spaces;
                    if (widestBlank > indent) {
                        throw new BlockReader.Beyond();
                    }
                }
                if (spaces < indent) {
                    if (text.charAt(content) == '\t') {
                        throw new BlockReader.Beyond();
                    }
                    break;
                }
                add(blanks, at + indent, contentEnd);
                blanks = 0;
            }
            lines++;
            at = stop + 1;
        }
        if (indent < 0) {
            throw new BlockReader.Beyond();
        }
    }

    private void add(int blanks, int from, int to) {
        if (folded && from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            throw new BlockReader.Beyond();
        }
        if (lines > blanks) {
            if (folded) {
                value.append(blanks == 0 ? " " : "");
            } else {
                value.append('\n');
            }
        }
        value.repeat('\n', blanks).append(text, from, to);
    }

    /** How many lines it has, blank ones after it counted. */
    int lines() {
        return lines;
    }

    /** Where the first line after it begins. */
    int stop() {
        return at;
    }

    /** @param stripped whether the last line break is left out */
    String value(boolean stripped) {
        return stripped ? value.toString() : value.append('\n').toString();
    }
}
