package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * One document's tree, from the parser's events.
 *
 * <p>An alias is the anchored tree itself, with the anchor's places, and costs as many values as that tree has: a
 * document of aliases to aliases reaches the limit of values instead of the end of memory. An alias inside its own
 * anchor is refused. A merge key ({@code <<}) adds the keys that the mapping itself doesn't have.
 */
final class TreeBuilder {

    private static final String MERGE = "<<";

    private final Parser parser;
    private final int maximumDepth;
    private final YamlReader.Budget budget;
    private final YamlReader.Duplicates duplicates;
    private final int linesBefore;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int made;

    /** A tree under a name, and how many values it has; no tree while it is still being built. */
    private record Anchored(@Nullable Node node, int values) {}

    /** A document that breaks a limit or a rule of ours. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        Refused(String message, int line, int column) {
            super(message, null, false, false);
            this.line = line;
            this.column = column;
        }

        Problem problem(int linesBefore) {
            return new Problem(String.valueOf(getMessage()), linesBefore + line, column);
        }
    }

    TreeBuilder(
            Parser parser,
            int maximumDepth,
            YamlReader.Budget budget,
            YamlReader.Duplicates duplicates,
            int linesBefore) {
        this.parser = parser;
        this.maximumDepth = maximumDepth;
        this.budget = budget;
        this.duplicates = duplicates;
        this.linesBefore = linesBefore;
    }

    /** The document's tree; empty where the part holds none, or nothing but null. */
    Optional<Node> document() {
        parser.next();
        if (!parser.checkEvent(Event.ID.DocumentStart)) {
            return Optional.empty();
        }
        parser.next();
        Node root = node(parser.next(), 0);
        parser.next();
        if (parser.checkEvent(Event.ID.DocumentStart)) {
            Event second = parser.next();
            throw refused("a second document begins without a line `---`", second);
        }
        return root instanceof Scalar scalar && scalar.isNull() ? Optional.empty() : Optional.of(root);
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        int before = made;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        spend(1, event);
        Node node = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event, depth + 1);
            case MappingStart -> mapping((CollectionStartEvent) event, depth + 1);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, made - before)));
        return node;
    }

    private Node alias(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw refused("`*" + alias.getAlias() + "` names no anchor before it", alias);
        }
        if (anchored.node() == null) {
            throw refused("`*" + alias.getAlias() + "` stands inside its own anchor", alias);
        }
        spend(anchored.values(), alias);
        return anchored.node();
    }

    private void spend(int values, Event event) {
        made += values;
        if (!budget.spend(values)) {
            throw refused("too many values, aliases counted as what they repeat", event);
        }
    }

    private Scalar scalar(ScalarEvent event) {
        Mark start = mark(event);
        Scalar.Type type =
                event.isPlain() && event.getTag().isEmpty() ? ScalarTypes.of(event.getValue()) : Scalar.Type.TEXT;
        String text = type == Scalar.Type.NULL ? "" : event.getValue();
        return new Scalar(text, type, line(start), column(start), endLine(event));
    }

    private Sequence sequence(CollectionStartEvent event, int depth) {
        deeper(event, depth);
        List<Node> items = new ArrayList<>();
        int last = line(mark(event));
        Event next = parser.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            Node item = node(next, depth);
            items.add(item);
            last = Math.max(last, Math.max(line(mark(next)), item.endLine()));
            next = parser.next();
        }
        Mark start = mark(event);
        return new Sequence(items, line(start), column(start), last(last, event, next));
    }

    private Mapping mapping(CollectionStartEvent event, int depth) {
        deeper(event, depth);
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        int last = line(mark(event));
        Event next = parser.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            Node key = node(next, depth);
            Event after = parser.next();
            Node value = node(after, depth);
            last = Math.max(last, Math.max(line(mark(after)), value.endLine()));
            if (!(key instanceof Scalar name)) {
                throw new Refused("a list or mapping as a key", key.line() - linesBefore, key.column());
            }
            if (name.text().equals(MERGE) && mergeable(value)) {
                merged.add(value);
            } else if (entries.put(name.text(), new Mapping.Entry(name, value)) != null
                    && duplicates == YamlReader.Duplicates.REFUSED) {
                throw new Refused(
                        "the key `" + name.text() + "` stands twice", name.line() - linesBefore, name.column());
            }
            next = parser.next();
        }
        for (Node source : merged) {
            merge(source, entries);
        }
        Mark start = mark(event);
        return new Mapping(List.copyOf(entries.values()), line(start), column(start), last(last, event, next));
    }

    private static boolean mergeable(Node value) {
        return value instanceof Mapping
                || value instanceof Sequence sequence
                        && sequence.items().stream().allMatch(Mapping.class::isInstance);
    }

    private static void merge(Node source, Map<String, Mapping.Entry> into) {
        switch (source) {
            case Mapping mapping -> mapping.entries().forEach(entry -> into.putIfAbsent(entry.name(), entry));
            case Sequence sequence -> sequence.items().forEach(item -> merge(item, into));
            case Scalar _, Unresolved _ -> {}
        }
    }

    private void deeper(Event event, int depth) {
        if (depth > maximumDepth) {
            throw refused("nested deeper than " + maximumDepth + " levels", event);
        }
    }

    /** The last line of a collection whose values end on a line; a flow collection ends with its bracket. */
    private int last(int ofValues, CollectionStartEvent start, Event end) {
        return start.isFlow()
                ? Math.max(
                        ofValues,
                        linesBefore + 1 + end.getEndMark().map(Mark::getLine).orElse(0))
                : ofValues;
    }

    private int endLine(ScalarEvent event) {
        Mark start = mark(event);
        Mark end = event.getEndMark().orElse(start);
        boolean stopsBefore = end.getColumn() == 0 && end.getLine() > start.getLine();
        return linesBefore + 1 + (stopsBefore ? end.getLine() - 1 : end.getLine());
    }

    private static Mark mark(Event event) {
        return event.getStartMark().orElseThrow(() -> new IllegalStateException("marks are off"));
    }

    private int line(Mark mark) {
        return linesBefore + mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark.getColumn() + 1;
    }

    private static Refused refused(String message, Event event) {
        Mark mark = mark(event);
        return new Refused(message, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
