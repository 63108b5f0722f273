package dev.gatehouse.engines.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one template in the order of the text: texts, none of which goes past the end of a line of a heredoc,
 * and marks between them. A tree is made of them last, since indentation and strip markers reach across directives.
 */
final class TemplatePieces {

    /** What a mark does. */
    enum Kind {
        INTERPOLATION,
        IF,
        ELSE,
        END_IF,
        FOR,
        END_FOR
    }

    sealed interface Piece permits Literal, Mark {}

    static final class Literal implements Piece {
        private final StringBuilder text = new StringBuilder();

        boolean isBlank() {
            return leadingSpace() == text.length();
        }

        int leadingSpace() {
            int spaces = 0;
            while (spaces < text.length() && Character.isWhitespace(text.charAt(spaces))) {
                spaces++;
            }
            return spaces;
        }

        int trailingSpace() {
            int end = text.length();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return text.length() - end;
        }

        boolean endsLine() {
            return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
        }
    }

    /**
     * What stands between texts.
     *
     * @param value what is interpolated, asked or gone through
     * @param names of a {@code for}
     * @param offset where it stands
     */
    record Mark(Kind kind, @Nullable Expression value, TemplateParser.@Nullable Names names, int offset)
            implements Piece {}

    private record Strip(int index, boolean before) {}

    private final Cursor cursor;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();
    private @Nullable Literal open;
    private int next;

    TemplatePieces(Cursor cursor) {
        this.cursor = cursor;
    }

    void text(String text) {
        if (open == null) {
            open = new Literal();
            pieces.add(open);
        }
        open.text.append(text);
    }

    void endLine() {
        open = null;
    }

    void mark(Mark mark, boolean stripsBefore, boolean stripsAfter) {
        open = null;
        if (stripsBefore) {
            strips.add(new Strip(pieces.size(), true));
        }
        if (stripsAfter) {
            strips.add(new Strip(pieces.size(), false));
        }
        pieces.add(mark);
    }

    /** Takes from each line as many characters of white space as the least indented one begins with. */
    void removeIndentation() {
        List<Literal> indented = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        boolean lineStart = true;
        for (Piece piece : pieces) {
            switch (piece) {
                case Literal literal -> {
                    if (lineStart && !(literal.isBlank() && literal.endsLine())) {
                        least = Math.min(least, literal.leadingSpace());
                        indented.add(literal);
                    }
                    lineStart = literal.endsLine();
                }
                case Mark mark -> {
                    least = lineStart ? 0 : least;
                    lineStart = false;
                }
            }
        }
        for (Literal literal : indented) {
            literal.text.delete(0, least);
        }
    }

    /** The whole as an expression: a text where there is no mark. */
    Expression expression(Span span) {
        strip();
        List<TemplatePart> parts = parts(List.of());
        if (next < pieces.size()) {
            throw unexpected((Mark) pieces.get(next));
        }
        if (parts.isEmpty()) {
            return new Expression.Text("", span);
        }
        if (parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Text text) {
            return new Expression.Text(text.value(), span);
        }
        return new Expression.Template(parts, span);
    }

    private void strip() {
        for (Strip strip : strips) {
            int step = strip.before() ? -1 : 1;
            for (int i = strip.index() + step; i >= 0 && i < pieces.size(); i += step) {
                if (!(pieces.get(i) instanceof Literal literal)) {
                    break;
                }
                boolean blank = literal.isBlank();
                if (strip.before()) {
                    literal.text.setLength(literal.text.length() - literal.trailingSpace());
                } else {
                    literal.text.delete(0, literal.leadingSpace());
                }
                if (!blank) {
                    break;
                }
            }
        }
    }

    /** Parts up to a mark of one of these kinds, which stands next then, or to the end. */
    private List<TemplatePart> parts(List<Kind> until) {
        List<TemplatePart> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (next < pieces.size()) {
            switch (pieces.get(next)) {
                case Literal literal -> {
                    text.append(literal.text);
                    next++;
                }
                case Mark mark -> {
                    if (until.contains(mark.kind())) {
                        addText(parts, text);
                        return parts;
                    }
                    addText(parts, text);
                    next++;
                    parts.add(part(mark));
                }
            }
        }
        addText(parts, text);
        return parts;
    }

    private static void addText(List<TemplatePart> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new TemplatePart.Text(text.toString()));
            text.setLength(0);
        }
    }

    private TemplatePart part(Mark mark) {
        return switch (mark.kind()) {
            case INTERPOLATION -> new TemplatePart.Interpolation(Objects.requireNonNull(mark.value()));
            case IF -> condition(mark);
            case FOR -> loop(mark);
            case ELSE, END_IF, END_FOR -> throw unexpected(mark);
        };
    }

    private TemplatePart condition(Mark start) {
        cursor.enter(start.offset());
        List<TemplatePart> whenTrue = parts(List.of(Kind.ELSE, Kind.END_IF));
        List<TemplatePart> whenFalse = List.of();
        if (next < pieces.size() && pieces.get(next) instanceof Mark mark && mark.kind() == Kind.ELSE) {
            next++;
            whenFalse = parts(List.of(Kind.END_IF));
        }
        close(start, "%{ if } without its %{ endif }");
        return new TemplatePart.If(Objects.requireNonNull(start.value()), whenTrue, whenFalse);
    }

    private TemplatePart loop(Mark start) {
        cursor.enter(start.offset());
        List<TemplatePart> body = parts(List.of(Kind.END_FOR));
        close(start, "%{ for } without its %{ endfor }");
        TemplateParser.Names names = Objects.requireNonNull(start.names());
        return new TemplatePart.For(names.key(), names.value(), Objects.requireNonNull(start.value()), body);
    }

    private void close(Mark start, String missing) {
        if (next == pieces.size()) {
            throw cursor.refusedAt(start.offset(), missing);
        }
        next++;
        cursor.leave();
    }

    private Refused unexpected(Mark mark) {
        return cursor.refusedAt(mark.offset(), "a directive ends that has not begun");
    }
}
