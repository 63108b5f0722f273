package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import org.jspecify.annotations.Nullable;

/** Reads the literal that belongs to a name, which the name stands before. */
public final class NamedLiteralReader {

    private static final int LONGEST_SPACE = 60;
    private static final int LONGEST_TYPE = 48;
    private static final int LONGEST_ELEMENT = 400;
    private static final CharacterClass SPACES = CharacterClass.of(" \t");
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass SIMPLE_TYPE = CharacterClass.of("0-9a-zA-Z_.*[]");
    private static final CharacterClass TYPE = CharacterClass.of("0-9a-zA-Z_.*&<>?![]| ");

    private NamedLiteralReader() {}

    /**
     * The literal of a name.
     *
     * @return null where no literal follows in a way that a language has
     */
    public static @Nullable NamedLiteral read(String text, int nameStart, int nameEnd) {
        return new Reading(text, nameStart, nameEnd).read();
    }

    private static final class Reading {

        private final String text;
        private final int nameStart;
        private final int nameEnd;
        private int at;
        private boolean nameQuoted;
        private boolean nameOpened;

        Reading(String text, int nameStart, int nameEnd) {
            this.text = text;
            this.nameStart = nameStart;
            this.nameEnd = nameEnd;
            at = nameEnd;
        }

        @Nullable
        NamedLiteral read() {
            if (at >= text.length()) {
                return null;
            }
            closeName();
            NamedLiteral named = namedValue();
            if (named != null) {
                return named;
            }
            int spaceFrom = at;
            at = SPACES.runEnd(text, at, LONGEST_SPACE);
            if (at >= text.length()) {
                return null;
            }
            char c = text.charAt(at);
            return switch (c) {
                case '=' -> afterEquals();
                case ':' -> afterColon();
                case '!' -> next() == '=' ? literal(Syntax.COMPARISON, at + 2, false) : null;
                case '+', '?', '|', '&' -> afterOperator();
                case '<' -> next() == '-' ? literal(Syntax.ASSIGNMENT, at + 2, false) : null;
                case ',' ->
                    (nameOpened && beforeName() != '`') || isConstantArgument()
                            ? literal(Syntax.PAIR, at + 1, false)
                            : null;
                case '(' -> nameQuoted ? null : literal(Syntax.CALL, at + 1, false);
                case '{' -> nameQuoted || !opensQuote(at + 1) ? null : literal(Syntax.CALL, at + 1, false);
                case '>' -> isElement() ? element() : null;
                case '[' -> afterBracket();
                case ')' -> nameQuoted ? fallback(at) : null;
                case '"', '\'', '`' -> nameQuoted || spaceFrom == at ? null : literal(Syntax.SPACE, at, false);
                case '\\' -> nameQuoted || spaceFrom == at ? null : literal(Syntax.SPACE, at, false);
                default -> spaceFrom == at ? null : afterSpace();
            };
        }

        private char next() {
            return at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        }

        private char beforeName() {
            return nameStart > 0 ? text.charAt(nameStart - 1) : '\n';
        }

        /** Over the name's closing quote and brackets. */
        private void closeName() {
            char c = text.charAt(at);
            boolean escaped = c == '\\' && Quote.of(next()) != Quote.NONE;
            char quote = escaped ? next() : c;
            if (Quote.of(quote) != Quote.NONE) {
                nameQuoted = true;
                nameOpened = beforeName() == quote || (beforeName() == ':' && nameStart > 1);
                at += escaped ? 2 : 1;
            }
            if (at < text.length() && text.charAt(at) == ']' && isIndex()) {
                at++;
            }
        }

        private boolean isIndex() {
            char before = beforeName();
            return nameQuoted || before == '[' || before == ':';
        }

        private @Nullable NamedLiteral literal(Syntax syntax, int from, boolean bare) {
            Literal literal = LiteralReader.read(text, from, bare);
            return literal == null ? null : named(syntax, literal);
        }

        private @Nullable NamedLiteral named(Syntax syntax, @Nullable Literal literal) {
            return literal == null
                    ? null
                    : new NamedLiteral(
                            text,
                            nameStart,
                            nameEnd,
                            syntax,
                            literal.quote(),
                            literal.start(),
                            literal.end(),
                            literal.wrapper(),
                            literal.fallback());
        }

        private @Nullable NamedLiteral fallback(int from) {
            return named(Syntax.ASSIGNMENT, LiteralReader.fallback(text, from, ""));
        }

        private @Nullable NamedLiteral afterEquals() {
            char next = next();
            if (next == '=') {
                int end = at;
                while (end < text.length() && text.charAt(end) == '=') {
                    end++;
                }
                return literal(Syntax.COMPARISON, end, false);
            }
            if (next == '>') {
                return literal(Syntax.ARROW, at + 2, true);
            }
            return next == '~' ? null : literal(Syntax.ASSIGNMENT, at + 1, true);
        }

        private @Nullable NamedLiteral afterColon() {
            char next = next();
            if (next == ':') {
                return null;
            }
            if (beforeName() == '{' && nameStart > 1 && text.charAt(nameStart - 2) == '$') {
                boolean sign = next == '-' || next == '=';
                return next == '?' || next == '+'
                        ? null
                        : named(Syntax.ASSIGNMENT, LiteralReader.variableDefault(text, sign ? at + 2 : at + 1));
            }
            if (next == '=') {
                return literal(Syntax.DEFINITION, at + 2, false);
            }
            int typed = typedValue(at + 1);
            return typed > 0 ? literal(Syntax.ASSIGNMENT, typed, false) : literal(Syntax.COLON, at + 1, true);
        }

        /** After the equals sign of {@code name: Type = "literal"}; negative where none stands there. */
        private int typedValue(int from) {
            int end = from;
            int last = Math.min(text.length(), from + LONGEST_TYPE);
            while (end < last
                    && (TYPE.has(text.charAt(end)) || (text.charAt(end) == '\'' && text.charAt(end - 1) == '&'))) {
                end++;
            }
            boolean equals = end > from + 1 && end < last && text.charAt(end) == '=';
            return equals && opensQuote(end + 1) ? end + 1 : -1;
        }

        private boolean opensQuote(int from) {
            int at = LiteralReader.skipSpace(text, from);
            at = LiteralReader.prefixEnd(text, at);
            return at < text.length() && Quote.of(text.charAt(at)) != Quote.NONE;
        }

        private @Nullable NamedLiteral afterOperator() {
            char next = next();
            if (next == '=') {
                return literal(Syntax.ASSIGNMENT, at + 2, text.charAt(at) == '?');
            }
            if (at + 2 < text.length() && text.charAt(at + 2) == '=' && next == text.charAt(at)) {
                return literal(Syntax.ASSIGNMENT, at + 3, false);
            }
            return text.charAt(at) == '+' || text.charAt(at) == '&' ? null : fallback(at);
        }

        /** Whether a constant's name is an argument: {@code put(DB_PASSWORD, "literal")}. */
        private boolean isConstantArgument() {
            char before = beforeName();
            if (before != '(' && before != '{') {
                return false;
            }
            for (int i = Math.max(nameStart, text.lastIndexOf('.', nameEnd - 1) + 1); i < nameEnd; i++) {
                char c = text.charAt(i);
                if (c >= 'a' && c <= 'z') {
                    return false;
                }
            }
            return true;
        }

        private @Nullable NamedLiteral afterBracket() {
            int end = at + 1;
            while (end < text.length() && end < at + 24 && (WORD.has(text.charAt(end)) || text.charAt(end) == ' ')) {
                end++;
            }
            if (end >= text.length() || text.charAt(end) != ']') {
                return null;
            }
            at = SPACES.runEnd(text, end + 1, LONGEST_SPACE);
            return at < text.length() && text.charAt(at) == '=' ? afterEquals() : null;
        }

        private boolean isElement() {
            char before = beforeName();
            return before == '<'
                    || (before == ':' && text.indexOf('<', Math.max(0, nameStart - 20), nameStart) >= 0)
                    || (nameQuoted && opensTag());
        }

        private boolean opensTag() {
            int first = Math.max(0, nameStart - 200);
            for (int i = nameStart - 1; i >= first; i--) {
                char c = text.charAt(i);
                if (c == '<') {
                    return true;
                }
                if (c == '>' || c == '\n') {
                    return false;
                }
            }
            return false;
        }

        private @Nullable NamedLiteral element() {
            int from = at + 1;
            int last = Math.min(text.length(), from + LONGEST_ELEMENT);
            int line = text.indexOf('<', from, last);
            if (line <= from) {
                return null;
            }
            if (text.startsWith("<![CDATA[", line) && text.substring(from, line).isBlank()) {
                from = line + 9;
                line = text.indexOf("]]>", from, Math.max(from, last));
                if (line < 0) {
                    return null;
                }
            } else if (!text.startsWith("</", line)) {
                return null;
            }
            int start = from;
            int end = line;
            while (start < end && text.charAt(start) <= ' ') {
                start++;
            }
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
            return start == end ? null : named(Syntax.ELEMENT, new Literal(start, end, Quote.NONE, "", false));
        }

        /** {@code name="name" value="literal"}, in a tag, a map or two lines of YAML. */
        private @Nullable NamedLiteral namedValue() {
            char c = text.charAt(Math.min(at, text.length() - 1));
            boolean possible = c == '\n' || c == '\r' || (nameQuoted && (c == ',' || c == ' ' || c == '\t'));
            if (!possible || !followsNameKey()) {
                return null;
            }
            int from = at;
            int last = Math.min(text.length(), at + LONGEST_SPACE);
            while (from < last && " \t\r\n,-\"'".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int word = WORD.runEnd(text, from, 16);
            String key = text.substring(from, word).toLowerCase(java.util.Locale.ROOT);
            boolean value = key.equals("value")
                    || key.equals("val")
                    || key.equals("default")
                    || key.equals("content")
                    || key.equals("defaultvalue")
                    || key.equals("string");
            if (!value) {
                return null;
            }
            int end = word;
            while (end < text.length() && end < word + 8 && "\"' \t".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean separated = end < text.length() && (text.charAt(end) == '=' || text.charAt(end) == ':');
            return separated ? literal(Syntax.NAMED_VALUE, end + 1, true) : null;
        }

        private boolean followsNameKey() {
            int i = nameStart - 1;
            int first = Math.max(0, nameStart - 12);
            while (i >= first && " \t\"'=:>\\".indexOf(text.charAt(i)) >= 0) {
                i--;
            }
            int from = WORD.runStart(text, i + 1, 12);
            String key = text.substring(from, i + 1).toLowerCase(java.util.Locale.ROOT);
            return i + 1 < nameStart
                    && (key.equals("name")
                            || key.equals("key")
                            || key.equals("id")
                            || key.equals("variable")
                            || key.equals("property")
                            || key.equals("parametername")
                            || key.equals("field"));
        }

        private @Nullable NamedLiteral afterSpace() {
            int word = WORD.runEnd(text, at, LONGEST_TYPE);
            if (nameQuoted) {
                return null;
            }
            if (isOption()) {
                return named(Syntax.OPTION, LiteralReader.bare(text, at));
            }
            if (word > at) {
                int typeEnd = SPACES.runEnd(text, SIMPLE_TYPE.runEnd(text, at, LONGEST_TYPE), 4);
                boolean typed = beforeName() != '<'
                        && typeEnd < text.length()
                        && text.charAt(typeEnd) == '='
                        && text.charAt(Math.min(text.length() - 1, typeEnd + 1)) != '='
                        && opensQuote(typeEnd + 1);
                if (typed) {
                    return literal(Syntax.ASSIGNMENT, typeEnd + 1, false);
                }
                if (word - at == 2 && text.startsWith("is", at) && word < text.length()) {
                    return proseLiteral(word);
                }
                if (opensSetting()) {
                    return named(Syntax.SPACE, LiteralReader.bare(text, at));
                }
                int prefix = LiteralReader.prefixEnd(text, at);
                return prefix > at ? literal(Syntax.SPACE, prefix, false) : null;
            }
            return opensSetting() ? named(Syntax.SPACE, LiteralReader.bare(text, at)) : null;
        }

        private @Nullable NamedLiteral proseLiteral(int from) {
            int start = from;
            while (start < text.length() && start < from + 4 && " :".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            boolean quoted = start < text.length() && Quote.of(text.charAt(start)) != Quote.NONE;
            return quoted ? named(Syntax.PROSE, LiteralReader.quoted(text, start, "")) : null;
        }

        private boolean isOption() {
            int i = nameStart - 1;
            if (i < 0 || text.charAt(i) != '-') {
                return false;
            }
            while (i >= 0 && i > nameStart - 3 && text.charAt(i) == '-') {
                i--;
            }
            return i < 0 || " \t\n\"'`[,(".indexOf(text.charAt(i)) >= 0;
        }

        /** Whether the line is one in which a value follows its name without a sign between. */
        private boolean opensSetting() {
            int line = nameStart;
            int first = Math.max(0, nameStart - 160);
            while (line > first && text.charAt(line - 1) != '\n') {
                line--;
            }
            String before = text.substring(line, nameStart).stripLeading();
            return before.startsWith("ENV ")
                    || before.startsWith("setx ")
                    || before.startsWith("machine ")
                    || before.startsWith("login ")
                    || before.startsWith("user ")
                    || before.contains(" login ")
                    || (before.isEmpty() && isSettingName());
        }

        private boolean isSettingName() {
            String name = text.substring(nameStart, nameEnd);
            return name.equals("requirepass")
                    || name.equals("masterauth")
                    || name.equals("password")
                    || name.equals("AuthUserPass")
                    || name.equals("bindpw")
                    || name.equals("rootpw")
                    || name.equals("rocommunity");
        }
    }
}
