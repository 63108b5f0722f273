package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a test of a user interface types into a field that it finds by a name or a selector. */
final class FieldInputReader {

    private static final int LONGEST_SELECTOR = 48;
    private static final int LONGEST_CALLER = 24;
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass CLOSES = CharacterClass.of("\"'])}");
    private static final CharacterClass SELECTOR = CharacterClass.of("0-9a-zA-Z_#.*=^$@/[\"':~ -");

    private static final Set<String> TYPING = Set.of(
            "type",
            "fill",
            "filltext",
            "typetext",
            "sendkeys",
            "send_keys",
            "setvalue",
            "set_value",
            "addvalue",
            "val",
            "set",
            "settext",
            "entertext",
            "enter",
            "fillfield",
            "fillin",
            "fill_in",
            "replacetext",
            "performtextinput",
            "change",
            "input");
    private static final Set<String> BETWEEN = Set.of("clear", "focus", "first", "click", "last");

    private FieldInputReader() {}

    /**
     * What is typed into the field that a name names.
     *
     * @param nameEnd after the name, before the quote that closes it
     */
    static @Nullable Belonging read(String text, int nameStart, int nameEnd) {
        int at = CLOSES.runEnd(text, nameEnd, 6);
        if (at == nameEnd || at >= text.length()) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '.' -> afterPoint(text, at);
            case ',' -> isTyped(text, nameStart) ? afterComma(text, at + 1) : null;
            case ' ' ->
                text.startsWith(" with \"", at) || text.startsWith(" with '", at)
                        ? Belonging.of(Syntax.INPUT, LiteralReader.quoted(text, at + 6, ""))
                        : null;
            default -> null;
        };
    }

    private static @Nullable Belonging afterPoint(String text, int from) {
        int at = from;
        for (int call = 0; call < 2 && at < text.length() && text.charAt(at) == '.'; call++) {
            int end = WORD.runEnd(text, at + 1, LONGEST_CALLER);
            String name = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
            if (end >= text.length() || text.charAt(end) != '(') {
                return null;
            }
            if (TYPING.contains(name)) {
                return Belonging.of(Syntax.INPUT, LiteralReader.read(text, end + 1, false));
            }
            if (!BETWEEN.contains(name) || !text.startsWith(")", end + 1)) {
                return null;
            }
            at = end + 2;
        }
        return null;
    }

    private static @Nullable Belonging afterComma(String text, int from) {
        int at = LiteralReader.skipSpace(text, from);
        for (String with : new String[] {"with: ", ":with => ", "with:"}) {
            if (text.startsWith(with, at)) {
                return Belonging.of(Syntax.INPUT, LiteralReader.read(text, at + with.length(), false));
            }
        }
        return Belonging.of(Syntax.INPUT, LiteralReader.read(text, at, false));
    }

    /** Whether the name stands in the first argument of a call that types. */
    private static boolean isTyped(String text, int nameStart) {
        int selector = SELECTOR.runStart(text, nameStart, LONGEST_SELECTOR);
        for (int i = nameStart - 1; i >= selector; i--) {
            boolean quote = Quote.of(text.charAt(i)) != Quote.NONE;
            int at = i;
            while (quote && at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '(')) {
                at--;
            }
            if (at < i && TYPING.contains(caller(text, at))) {
                return true;
            }
        }
        return false;
    }

    private static String caller(String text, int end) {
        return text.substring(WORD.runStart(text, end, LONGEST_CALLER), end).toLowerCase(Locale.ROOT);
    }
}
