package dev.gatehouse.engines.hcl;

import java.util.List;

/**
 * What a text held.
 *
 * @param text the text itself
 * @param items the top-level blocks and attributes that could be read, in order
 * @param problems those that could not, in order
 */
public record HclFile(String text, List<Item> items, List<Problem> problems) {

    public HclFile {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /**
     * What stands at a place, on one line: every run of white space is one space.
     *
     * @param limit how many UTF-16 units it has at most; what is longer ends in {@code …}
     */
    public String excerpt(Span span, int limit) {
        StringBuilder shown = new StringBuilder();
        boolean space = false;
        for (int i = span.start(); i < span.end(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                space = true;
                continue;
            }
            if (space && !shown.isEmpty()) {
                shown.append(' ');
            }
            space = false;
            shown.append(c);
            if (shown.length() > limit) {
                int end = Character.isHighSurrogate(shown.charAt(limit - 2)) ? limit - 2 : limit - 1;
                return shown.substring(0, end) + "…";
            }
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return "HclFile[" + items.size() + " items, " + problems.size() + " problems]";
    }
}
