package dev.gatehouse.engines.hcl;

import dev.gatehouse.engines.hcl.TemplatePieces.Kind;
import org.jspecify.annotations.Nullable;

/** Reads quoted texts and heredocs with what is interpolated in them. */
final class TemplateParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    /** The variables of a {@code for}. */
    record Names(@Nullable String key, String value) {}

    TemplateParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Expression template() {
        return cursor.peek() == '"' ? quoted() : heredoc();
    }

    private Expression quoted() {
        int start = cursor.at();
        TemplatePieces pieces = new TemplatePieces(cursor);
        cursor.advance(1);
        while (!cursor.eat('"')) {
            if (cursor.atEnd() || cursor.peek() == '\n') {
                throw cursor.refusedAt(start, "a text without its closing quote");
            }
            if (cursor.peek() == '\\') {
                pieces.text(escaped());
            } else if (!sequence(pieces)) {
                int from = cursor.at();
                do {
                    cursor.advance(1);
                } while (isPlain(cursor.peek()) && cursor.peek() != '"' && cursor.peek() != '\\');
                pieces.text(cursor.textFrom(from));
            }
        }
        return pieces.expression(cursor.spanFrom(start));
    }

    private static boolean isPlain(char c) {
        return c != '$' && c != '%' && c != '\n' && c != '\0';
    }

    private String escaped() {
        int start = cursor.at();
        char c = cursor.peek(1);
        cursor.advance(2);
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"' -> "\"";
            case '\\' -> "\\";
            case 'u' -> unicode(start, 4);
            case 'U' -> unicode(start, 8);
            default -> throw cursor.refusedAt(start, "a backslash before what needs none");
        };
    }

    private String unicode(int start, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = cursor.peek() < 128 ? Character.digit(cursor.peek(), 16) : -1;
            if (digit < 0 || value > Character.MAX_CODE_POINT >> 4) {
                throw cursor.refusedAt(start, "no Unicode character of " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            cursor.advance(1);
        }
        if (!Character.isValidCodePoint(value)) {
            throw cursor.refusedAt(start, "no Unicode character of " + digits + " hexadecimal digits");
        }
        return Character.toString(value);
    }

    private Expression heredoc() {
        int start = cursor.at();
        cursor.advance(2);
        boolean indented = cursor.eat('-');
        String marker = cursor.identifier();
        cursor.eat('\r');
        if (marker == null || !cursor.eat('\n')) {
            throw cursor.refusedAt(start, "`<<` takes a name and a line break");
        }
        TemplatePieces pieces = new TemplatePieces(cursor);
        boolean lineStart = true;
        while (true) {
            int end = cursor.endOfLine();
            if (lineStart && isMarker(marker, end)) {
                cursor.moveTo(end);
                break;
            }
            lineStart = line(pieces);
            if (!lineStart && cursor.atEnd()) {
                throw cursor.refusedAt(start, "a heredoc without its end `" + marker + "`");
            }
        }
        if (indented) {
            pieces.removeIndentation();
        }
        return pieces.expression(cursor.spanFrom(start));
    }

    private boolean isMarker(String marker, int end) {
        int from = cursor.at();
        int ahead = 0;
        while (from + ahead < end && isBlank(cursor.peek(ahead))) {
            ahead++;
        }
        int last = end - from;
        while (last > ahead && isBlank(cursor.peek(last - 1))) {
            last--;
        }
        if (last - ahead != marker.length()) {
            return false;
        }
        for (int i = 0; i < marker.length(); i++) {
            if (cursor.peek(ahead + i) != marker.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** Reads the rest of a line; whether its line break was reached. */
    private boolean line(TemplatePieces pieces) {
        while (!cursor.atEnd()) {
            if (cursor.eat('\n')) {
                pieces.text("\n");
                pieces.endLine();
                return true;
            }
            if (!sequence(pieces)) {
                int from = cursor.at();
                do {
                    cursor.advance(1);
                } while (isPlain(cursor.peek()));
                pieces.text(cursor.textFrom(from));
            }
        }
        return false;
    }

    /** Reads an interpolation, a directive, or one of the two escaped; whether one stood here. */
    private boolean sequence(TemplatePieces pieces) {
        char c = cursor.peek();
        if (c != '$' && c != '%') {
            return false;
        }
        if (cursor.peek(1) == c && cursor.peek(2) == '{') {
            pieces.text(cursor.peek() + "{");
            cursor.advance(3);
            return true;
        }
        if (cursor.peek(1) != '{') {
            return false;
        }
        int start = cursor.at();
        cursor.advance(2);
        cursor.enter(start);
        boolean before = cursor.acrossLines(true);
        boolean stripsBefore = cursor.eat('~');
        cursor.skip();
        TemplatePieces.Mark mark = c == '$'
                ? new TemplatePieces.Mark(Kind.INTERPOLATION, expressions.expression(), null, start)
                : directive(start);
        cursor.skip();
        boolean stripsAfter = cursor.eat('~');
        cursor.expect('}', "what is interpolated");
        cursor.acrossLines(before);
        cursor.leave();
        pieces.mark(mark, stripsBefore, stripsAfter);
        return true;
    }

    private TemplatePieces.Mark directive(int start) {
        if (cursor.eatWord("if")) {
            cursor.skip();
            return new TemplatePieces.Mark(Kind.IF, expressions.expression(), null, start);
        }
        if (cursor.eatWord("for")) {
            cursor.skip();
            Names names = expressions.names();
            return new TemplatePieces.Mark(Kind.FOR, expressions.expression(), names, start);
        }
        if (cursor.eatWord("else")) {
            return new TemplatePieces.Mark(Kind.ELSE, null, null, start);
        }
        if (cursor.eatWord("endif")) {
            return new TemplatePieces.Mark(Kind.END_IF, null, null, start);
        }
        if (cursor.eatWord("endfor")) {
            return new TemplatePieces.Mark(Kind.END_FOR, null, null, start);
        }
        throw cursor.refusedAt(start, "`%{` takes if, else, endif, for or endfor; a plain one is written `%%{`");
    }
}
