package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the literal that is an argument beside a name: {@code strcpy(name, "literal")}. */
final class ArgumentReader {

    private static final int LONGEST_CALLER = 40;
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_");
    private static final Set<String> COPYING =
            Set.of("strcpy", "strncpy", "strlcpy", "strcat", "strncat", "memcpy", "sprintf", "lstrcpy", "strcpy_s");
    private static final Set<String> COMPARING = Set.of(
            "strcmp",
            "strncmp",
            "strcasecmp",
            "stricmp",
            "memcmp",
            "equals",
            "assertequals",
            "assertequal",
            "assert_equal",
            "areequal",
            "equal",
            "hash_equals");

    private ArgumentReader() {}

    /** The literal after a name and a comma, where it is what the name is given or compared with. */
    static @Nullable Belonging afterComma(String text, int nameStart, int nameEnd, int from) {
        char before = nameStart > 0 ? text.charAt(nameStart - 1) : '\n';
        if (before == '(') {
            int caller = WORD.runStart(text, nameStart - 1, LONGEST_CALLER);
            String name = text.substring(caller, nameStart - 1).toLowerCase(Locale.ROOT);
            if (COPYING.contains(name)) {
                return Belonging.of(Syntax.ASSIGNMENT, LiteralReader.read(text, from, false));
            }
            if (COMPARING.contains(name)) {
                return Belonging.of(Syntax.COMPARISON, LiteralReader.read(text, from, false));
            }
        }
        boolean another = before == ' ' && nameStart > 1 && text.charAt(nameStart - 2) == ',';
        boolean paired = before == '(' || before == '{' || another;
        if (paired && isConstant(text, nameStart, nameEnd) || before == '{' && isAtom(text, nameStart, nameEnd)) {
            return Belonging.of(Syntax.PAIR, LiteralReader.read(text, from, false));
        }
        return before == '[' ? state(text, from) : null;
    }

    /** {@code [name, setName] = useState("literal")}, of React. */
    private static @Nullable Belonging state(String text, int from) {
        int at = LiteralReader.skipSpace(text, from);
        int end = WORD.runEnd(text, at, LONGEST_CALLER);
        if (!text.startsWith("set", at) || !text.startsWith("] = ", end)) {
            return null;
        }
        int call = end + "] = ".length();
        boolean state = text.startsWith("useState", call) || text.startsWith("React.useState", call);
        return state ? Belonging.of(Syntax.ASSIGNMENT, LiteralReader.read(text, call, false)) : null;
    }

    /** {@code setObject:@"literal" forKey:@"name"}, of Objective-C. */
    static @Nullable Belonging valueForKey(String text, int nameStart) {
        String key = " forKey:@\"";
        int before = nameStart - key.length();
        if (before < 2 || !text.startsWith(key, before) || text.charAt(before - 1) != '"') {
            return null;
        }
        int open = text.lastIndexOf('"', before - 2);
        return open > Math.max(0, before - 200)
                ? Belonging.of(Syntax.PAIR, new Literal(open + 1, before - 1, Quote.DOUBLE, "", false))
                : null;
    }

    private static boolean isConstant(String text, int nameStart, int nameEnd) {
        for (int i = Math.max(nameStart, text.lastIndexOf('.', nameEnd - 1) + 1); i < nameEnd; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
        }
        return true;
    }

    /** Whether a name is one of Erlang's atoms. */
    private static boolean isAtom(String text, int nameStart, int nameEnd) {
        for (int i = nameStart; i < nameEnd; i++) {
            char c = text.charAt(i);
            if (c != '_' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }
}
