package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the literal that belongs to a name, which the name stands before. */
public final class NamedLiteralReader {

    private static final int LONGEST_SPACE = 60;
    private static final int LONGEST_TYPE = 48;
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
            NamedLiteral keyed = named(keyed());
            if (keyed != null) {
                return keyed;
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
                case '+', '?', '&' -> afterOperator();
                case '|' -> isCell() ? cell() : afterOperator();
                case '<' -> next() == '-' ? literal(Syntax.ASSIGNMENT, at + 2, false) : null;
                case ',' -> afterComma();
                case '(' -> nameQuoted || takesUser() ? null : literal(Syntax.CALL, at + 1, false);
                case '{' -> nameQuoted || !opensQuote(at + 1) ? null : literal(Syntax.CALL, at + 1, false);
                case '>' -> isElement() ? element() : null;
                case '[' -> afterBracket();
                case ')' -> nameQuoted ? fallback(at) : beforeName() == ':' ? blockOfLet() : null;
                case '*' -> isEmphasized() ? afterEmphasis() : null;
                case '"', '\'', '`' -> nameQuoted || spaceFrom == at ? null : literal(Syntax.SPACE, at, false);
                case '\\' -> nameQuoted || spaceFrom == at ? null : literal(Syntax.SPACE, at, false);
                default -> spaceFrom == at ? null : afterSpace();
            };
        }

        private @Nullable Belonging keyed() {
            Belonging keyed = KeyedValueReader.read(text, nameStart, nameEnd, at, nameQuoted);
            if (keyed == null && (nameQuoted || text.charAt(nameEnd) == ']')) {
                keyed = FieldInputReader.read(text, nameStart, nameEnd);
            }
            if (keyed == null) {
                keyed = InsertedValueReader.read(text, nameStart, at);
            }
            return keyed != null || !nameQuoted ? keyed : ArgumentReader.valueForKey(text, nameStart);
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
                nameOpened = beforeName() == quote || (beforeName() == ':' && nameStart > 1) || isQuotedOption(quote);
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
            if (literal == null) {
                return null;
            }
            Extent part = LiteralPart.of(text, syntax, literal, nameStart, nameEnd);
            return new NamedLiteral(
                    text,
                    nameStart,
                    nameEnd,
                    syntax,
                    literal.quote(),
                    part.start(),
                    part.end(),
                    literal.wrapper(),
                    literal.fallback());
        }

        private @Nullable NamedLiteral named(@Nullable Belonging belonging) {
            return belonging == null ? null : named(belonging.syntax(), belonging.literal());
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
            return next == '~' || isOfTuple() ? null : literal(Syntax.ASSIGNMENT, at + 1, true);
        }

        /** Whether what is called takes a user before a secret. */
        private boolean takesUser() {
            int part = Math.max(nameStart, text.lastIndexOf('.', nameEnd - 1) + 1);
            return text.substring(part, nameEnd).toLowerCase(Locale.ROOT).contains("username");
        }

        /** Whether the name is one of several that are assigned at once: {@code user, password = "a", "b"}. */
        private boolean isOfTuple() {
            int from = nameStart;
            int first = Math.max(0, nameStart - LONGEST_TYPE);
            while (from > first && (WORD.has(text.charAt(from - 1)) || ", \t".indexOf(text.charAt(from - 1)) >= 0)) {
                from--;
            }
            boolean line = from == 0 || text.charAt(from - 1) == '\n';
            return line && nameStart > 1 && text.startsWith(", ", nameStart - 2);
        }

        private @Nullable NamedLiteral afterColon() {
            char next = next();
            boolean listed = beforeName() == ':' && nameStart > 1 && WORD.has(text.charAt(nameStart - 2));
            if (next == ':' || listed && !nameQuoted) {
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

        private boolean isQuotedOption(char quote) {
            int dashes = nameStart;
            while (dashes > 0 && dashes > nameStart - 2 && text.charAt(dashes - 1) == '-') {
                dashes--;
            }
            return dashes < nameStart && dashes > 0 && text.charAt(dashes - 1) == quote;
        }

        private @Nullable NamedLiteral afterComma() {
            if (nameOpened && beforeName() != '`') {
                return literal(Syntax.PAIR, at + 1, false);
            }
            return named(ArgumentReader.afterComma(text, nameStart, nameEnd, at + 1));
        }

        /** {@code let(:name) { "literal" }}. */
        private @Nullable NamedLiteral blockOfLet() {
            int from = SPACES.runEnd(text, at + 1, 4);
            boolean brace = from < text.length() && text.charAt(from) == '{';
            int open = brace ? from + 1 : text.startsWith("do", from) ? from + 2 : -1;
            return open > 0 && opensQuote(open) ? literal(Syntax.ASSIGNMENT, open, false) : null;
        }

        private boolean isEmphasized() {
            return !nameQuoted && next() == '*' && text.startsWith("**", Math.max(0, nameStart - 2));
        }

        private @Nullable NamedLiteral afterEmphasis() {
            at = SPACES.runEnd(text, at + 2, 2);
            return at < text.length() && text.charAt(at) == ':' ? literal(Syntax.COLON, at + 1, true) : null;
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

        private boolean isCell() {
            int before = nameStart - 1;
            while (before > 0 && before > nameStart - 5 && " *`".indexOf(text.charAt(before)) >= 0) {
                before--;
            }
            return before >= 0 && text.charAt(before) == '|' && next() != '|' && next() != '=';
        }

        private @Nullable NamedLiteral cell() {
            int from = at + 1;
            int limit = Math.min(text.length(), from + 120);
            while (from < limit && " `*".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int end = from;
            while (end < limit && " `*|\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int close = end;
            while (close < limit && " `*".indexOf(text.charAt(close)) >= 0) {
                close++;
            }
            boolean whole = end > from && close < limit && text.charAt(close) == '|';
            return whole ? named(Syntax.TABLE, new Literal(from, end, Quote.NONE, "", false)) : null;
        }

        private boolean isElement() {
            char before = beforeName();
            return before == '<'
                    || (before == ':' && text.indexOf('<', Math.max(0, nameStart - 20), nameStart) >= 0)
                    || (nameQuoted && KeyedValueReader.tagStart(text, nameStart) >= 0);
        }

        private @Nullable NamedLiteral element() {
            return named(Syntax.ELEMENT, LiteralReader.content(text, at + 1));
        }

        private @Nullable NamedLiteral afterSpace() {
            int word = WORD.runEnd(text, at, LONGEST_TYPE);
            if (nameQuoted) {
                return null;
            }
            if (isOption()) {
                return named(Syntax.OPTION, LiteralReader.bare(text, at));
            }
            int marked = LiteralReader.prefixEnd(text, at);
            if (marked > at) {
                return literal(Syntax.SPACE, marked, false);
            }
            if (text.startsWith("As ", at)) {
                int equals = SPACES.runEnd(text, SIMPLE_TYPE.runEnd(text, at + 3, LONGEST_TYPE), 4);
                boolean assigned = equals < text.length() && text.charAt(equals) == '=';
                return assigned ? literal(Syntax.ASSIGNMENT, equals + 1, false) : null;
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
            }
            return opensSetting() ? named(Syntax.SPACE, LiteralReader.bare(text, at)) : null;
        }

        private @Nullable NamedLiteral proseLiteral(int from) {
            int start = from;
            while (start < text.length() && start < from + 4 && " :".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            boolean quoted = start < text.length() && Quote.of(text.charAt(start)) != Quote.NONE;
            Literal literal = quoted ? LiteralReader.quoted(text, start, "") : LiteralReader.bare(text, start);
            return literal != null && (quoted || hasDigit(literal)) ? named(Syntax.PROSE, literal) : null;
        }

        private boolean hasDigit(Literal literal) {
            for (int i = literal.start(); i < literal.end(); i++) {
                if (CharacterClass.DIGITS.has(text.charAt(i))) {
                    return true;
                }
            }
            return false;
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
                    || name.equals("secret")
                    || name.equals("rocommunity");
        }
    }
}
