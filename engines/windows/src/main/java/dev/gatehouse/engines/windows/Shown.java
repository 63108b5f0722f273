package dev.gatehouse.engines.windows;

/** Foreign text as messages show it: bounded, without control characters. */
final class Shown {

    private static final int MOST = 40;

    private Shown() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown.toString();
    }
}
