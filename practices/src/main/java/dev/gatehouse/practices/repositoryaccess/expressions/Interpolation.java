package dev.gatehouse.practices.repositoryaccess.expressions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An expression in a text.
 *
 * @param offset where its <code>${{</code> begins in the text, from 0
 */
public record Interpolation(Expression expression, int offset) {

    private static final String OPEN = "${{";
    private static final String CLOSE = "}}";

    /** All of a text, in order. */
    public static List<Interpolation> in(String text) {
        List<Interpolation> found = new ArrayList<>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = close(text, open + OPEN.length());
            if (close < 0) {
                break;
            }
            Expression expression = ExpressionReader.read(text.substring(open + OPEN.length(), close));
            found.add(new Interpolation(expression, open));
            open = text.indexOf(OPEN, close + CLOSE.length());
        }
        return found;
    }

    /** The values that flow into a text. */
    public static Set<String> flows(String text) {
        Set<String> flows = new LinkedHashSet<>();
        in(text).forEach(
                        interpolation -> flows.addAll(interpolation.expression().flows()));
        return flows;
    }

    /** The expression of an {@code if}, whose braces may be left out. */
    public static Expression condition(String text) {
        List<Interpolation> found = in(text);
        String stripped = text.strip();
        boolean whole = found.size() == 1 && stripped.startsWith(OPEN) && stripped.endsWith(CLOSE);
        return whole ? found.getFirst().expression() : ExpressionReader.read(text);
    }

    /** The end of an expression: braces within quotes don't close it. */
    private static int close(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(CLOSE, i)) {
                return i;
            }
        }
        return -1;
    }
}
