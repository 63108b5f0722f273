package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of YAML that nearly all manifests are written in, read several times faster than the whole language can be.
 *
 * <p>It knows block mappings and sequences, plain and quoted scalars of one line, literal and folded scalars, comments,
 * flow collections of one line, and anchors on scalars. At the first sign of anything else (other anchors, tags,
 * directives, tabs, scalars over several lines, a key that stands twice, an error) it gives up without a word, and the
 * document is read by the full parser. So it never has to say what is wrong, and what it yields is what the full parser
 * would: same values, same places.
 */
final class BlockReader {

    /** YAML 1.2.2 limits implicit keys to 1024 characters; longer ones are left to the full parser. */
    private static final int LONGEST_KEY = 1000;

    private static final int FEW = 8;

    private final Lines lines;
    private final int maximumDepth;
    private final int most;
    private final Map<String, Scalar> anchors = new HashMap<>();
    private int values;

    /** Tells that the full parser must read the document. */
    static final class Beyond extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Beyond() {
            super(null, null, false, false);
        }
    }

    private BlockReader(Lines lines, int maximumDepth, int most) {
        this.lines = lines;
        this.maximumDepth = maximumDepth;
        this.most = most;
    }

    /**
     * Reads a document.
     *
     * @param text one document, from its marker if it has one
     * @return the tree; empty where the full parser must read it
     */
    static Optional<Node> read(String text, int linesBefore, int maximumDepth, YamlReader.Budget budget) {
        if (!Lines.readable(text)) {
            return Optional.empty();
        }
        try {
            BlockReader reader = new BlockReader(new Lines(text, linesBefore), maximumDepth, budget.left());
            Node root = reader.document();
            budget.spend(reader.values);
            return Optional.of(root);
        } catch (Beyond beyond) {
            return Optional.empty();
        }
    }

    private Node document() {
        lines.first();
        if (lines.ended()) {
            throw new Beyond();
        }
        Node root = block(lines.indent(), 1);
        if (!lines.ended()) {
            throw new Beyond();
        }
        return root;
    }

    /** A mapping or sequence that begins at the current place, which is the first of its line or follows a dash. */
    private Node block(int indent, int depth) {
        return lines.atDash() ? sequence(indent, depth) : mapping(indent, depth);
    }

    private Sequence sequence(int indent, int depth) {
        enter(depth);
        int line = lines.line();
        int column = lines.column();
        List<Node> items = new ArrayList<>();
        int last = line;
        do {
            int dashLine = lines.line();
            lines.skip(1);
            int afterDash = lines.column();
            lines.skipSpaces();
            Node item;
            if (lines.atEndOfContent()) {
                lines.next();
                item = lines.ended() || lines.indent() <= indent
                        ? empty(dashLine, afterDash)
                        : block(lines.indent(), depth + 1);
            } else if (lines.atDash() || lines.keyAhead(LONGEST_KEY)) {
                item = block(lines.offset(), depth + 1);
            } else {
                item = inline(indent, depth);
            }
            items.add(item);
            last = Math.max(last, Math.max(dashLine, item.endLine()));
        } while (!lines.ended() && lines.indent() == indent && lines.atDash());
        left(indent);
        return new Sequence(items, line, column, last);
    }

    private Mapping mapping(int indent, int depth) {
        enter(depth);
        int line = lines.line();
        int column = lines.column();
        List<Mapping.Entry> entries = new ArrayList<>();
        Set<String> names = Set.of();
        int last = line;
        do {
            Scalar key = key();
            int afterColon = lines.column();
            lines.skipSpaces();
            Node value;
            if (lines.atEndOfContent()) {
                lines.next();
                value = below(indent, depth, key, afterColon);
            } else {
                value = inline(indent, depth);
            }
            if (entries.size() == FEW) {
                names = new HashSet<>();
                for (Mapping.Entry entry : entries) {
                    names.add(entry.name());
                }
            }
            if (entries.size() < FEW ? has(entries, key.text()) : !names.add(key.text())) {
                throw new Beyond();
            }
            entries.add(new Mapping.Entry(key, value));
            last = Math.max(last, Math.max(key.line(), value.endLine()));
        } while (!lines.ended() && lines.indent() == indent && !lines.atDash());
        left(indent);
        return new Mapping(entries, line, column, last);
    }

    /** The value of a key after which nothing stands on its line. */
    private Node below(int indent, int depth, Scalar key, int afterColon) {
        if (!lines.ended() && (lines.indent() > indent || lines.indent() == indent && lines.atDash())) {
            return block(lines.indent(), depth + 1);
        }
        return empty(key.line(), afterColon);
    }

    private static boolean has(List<Mapping.Entry> entries, String name) {
        for (Mapping.Entry entry : entries) {
            if (entry.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean tooLong(Scalar key) {
        return key.text().length() > LONGEST_KEY / 2;
    }

    private Scalar key() {
        if (!lines.keyAhead(LONGEST_KEY)) {
            throw new Beyond();
        }
        Scalar key = scalar(lines.atQuote() ? lines.quoted() : lines.plainKey());
        if (key.text().equals("<<")) {
            throw new Beyond();
        }
        lines.skip(1);
        return key;
    }

    /** A value that begins on the line of its key or dash; the next line with content is then the current one. */
    private Node inline(int indent, int depth) {
        return switch (lines.current()) {
            case '|', '>' -> scalar(lines.blockScalar(indent));
            case '"', '\'' -> endOfLine(scalar(lines.quoted()), indent);
            case '[', '{' -> endOfLine(flow(depth + 1), indent);
            case '&' -> endOfLine(anchored(), indent);
            case '*' -> endOfLine(alias(), indent);
            default -> endOfLine(scalar(lines.plain()), indent);
        };
    }

    /** An anchor on a scalar; the scalar then begins where the anchor does. */
    private Scalar anchored() {
        int column = lines.column();
        String name = lines.anchor();
        lines.skipSpaces();
        Scalar plain = scalar(lines.atQuote() ? lines.quoted() : lines.plain());
        Scalar scalar = new Scalar(plain.text(), plain.type(), plain.line(), column, plain.endLine());
        anchors.put(name, scalar);
        return scalar;
    }

    private Scalar alias() {
        Scalar anchored = anchors.get(lines.anchor());
        if (anchored == null) {
            throw new Beyond();
        }
        return scalar(anchored);
    }

    private Node endOfLine(Node value, int indent) {
        lines.skipSpaces();
        if (!lines.atEndOfContent()) {
            throw new Beyond();
        }
        lines.next();
        if (!lines.ended() && lines.indent() > indent) {
            throw new Beyond();
        }
        return value;
    }

    /** A flow collection on one line. */
    private Node flow(int depth) {
        return switch (lines.current()) {
            case '[' -> flowSequence(depth);
            case '{' -> flowMapping(depth);
            case '"', '\'' -> scalar(lines.quoted());
            default -> scalar(lines.plainInFlow());
        };
    }

    private Sequence flowSequence(int depth) {
        enter(depth);
        int column = lines.column();
        List<Node> items = new ArrayList<>();
        lines.skip(1);
        lines.skipSpaces();
        while (lines.current() != ']') {
            items.add(flow(depth + 1));
            separated(']');
        }
        lines.skip(1);
        return new Sequence(items, lines.line(), column, lines.line());
    }

    private Mapping flowMapping(int depth) {
        enter(depth);
        int column = lines.column();
        List<Mapping.Entry> entries = new ArrayList<>();
        lines.skip(1);
        lines.skipSpaces();
        while (lines.current() != '}') {
            Scalar key = scalar(lines.atQuote() ? lines.quoted() : lines.plainInFlow());
            if (lines.current() != ':' || key.text().equals("<<") || tooLong(key) || has(entries, key.text())) {
                throw new Beyond();
            }
            lines.skip(1);
            if (lines.current() != ' ') {
                throw new Beyond();
            }
            lines.skipSpaces();
            entries.add(new Mapping.Entry(key, flow(depth + 1)));
            separated('}');
        }
        lines.skip(1);
        return new Mapping(entries, lines.line(), column, lines.line());
    }

    /** A comma with another value after it, or the end. */
    private void separated(char end) {
        lines.skipSpaces();
        if (lines.current() == ',') {
            lines.skip(1);
            lines.skipSpaces();
            if (lines.current() == end) {
                throw new Beyond();
            }
        } else if (lines.current() != end) {
            throw new Beyond();
        }
    }

    /** A collection has ended where the next line lies further out, or belongs to the mapping around it. */
    private void left(int indent) {
        if (!lines.ended() && lines.indent() > indent) {
            throw new Beyond();
        }
    }

    private Scalar empty(int line, int column) {
        return scalar(new Scalar("", Scalar.Type.NULL, line, column, line));
    }

    private Scalar scalar(Scalar scalar) {
        count();
        return scalar;
    }

    private void enter(int depth) {
        if (depth > maximumDepth) {
            throw new Beyond();
        }
        count();
    }

    private void count() {
        if (++values > most) {
            throw new Beyond();
        }
    }
}
