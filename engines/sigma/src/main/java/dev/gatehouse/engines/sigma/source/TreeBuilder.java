package dev.gatehouse.engines.sigma.source;

import dev.gatehouse.engines.sigma.source.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One document's tree, from the parser's events. An alias is the anchored tree, with the anchor's places. */
final class TreeBuilder {

    private static final int DEEPEST = 64;
    private static final ScalarResolver TYPES = new CoreSchema().getScalarResolver();

    private final Parser parser;
    private final String file;
    private final int linesBefore;
    private final Budget budget;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int made;

    /** A tree under a name, and how many values it has; no tree while it is still being built. */
    private record Anchored(@Nullable YamlNode node, int values) {}

    /** How many values may still be made, over all documents of a file. */
    static final class Budget {

        private int left;

        Budget(int values) {
            left = values;
        }

        boolean exhausted() {
            return left < 0;
        }
    }

    TreeBuilder(Parser parser, String file, int linesBefore, Budget budget) {
        this.parser = parser;
        this.file = file;
        this.linesBefore = linesBefore;
        this.budget = budget;
    }

    /** The document's tree; empty where the part holds none, or nothing but null. */
    Optional<YamlNode> document() {
        parser.next();
        if (!parser.checkEvent(Event.ID.DocumentStart)) {
            return Optional.empty();
        }
        parser.next();
        YamlNode root = node(parser.next(), 0);
        parser.next();
        if (parser.checkEvent(Event.ID.DocumentStart)) {
            throw refused(parser.next(), "a second document begins without a line `---`");
        }
        return root instanceof YamlNode.Scalar scalar && scalar.type() == ScalarType.NULL
                ? Optional.empty()
                : Optional.of(root);
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        int before = made;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        spend(1, event);
        if (depth > DEEPEST) {
            throw refused(event, "nested deeper than " + DEEPEST + " levels");
        }
        YamlNode node = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence(event, depth + 1);
            case MappingStart -> mapping(event, depth + 1);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, made - before)));
        return node;
    }

    private YamlNode alias(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null || anchored.node() == null) {
            throw refused(alias, "`*" + alias.getAlias() + "` names no anchor before it");
        }
        spend(anchored.values(), alias);
        return anchored.node();
    }

    private void spend(int values, Event event) {
        made += values;
        budget.left -= values;
        if (budget.left < 0) {
            throw refused(event, "too many values, aliases counted as what they repeat");
        }
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        ScalarType type = ScalarType.TEXT;
        if (event.isPlain() && event.getTag().isEmpty()) {
            Tag tag = TYPES.resolve(event.getValue(), true);
            if (tag.equals(Tag.INT)) {
                type = ScalarType.INTEGER;
            } else if (tag.equals(Tag.FLOAT)) {
                type = ScalarType.DECIMAL;
            } else if (tag.equals(Tag.BOOL)) {
                type = ScalarType.BOOLEAN;
            } else if (tag.equals(Tag.NULL)) {
                type = ScalarType.NULL;
            }
        }
        Place place = place(event);
        boolean quoted = event.isSQuoted() || event.isDQuoted();
        return new YamlNode.Scalar(
                event.getValue(), type, quoted ? new Place(place.file(), place.line(), place.column() + 1) : place);
    }

    private YamlNode.Sequence sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(next, depth));
            next = parser.next();
        }
        return new YamlNode.Sequence(items, place(start));
    }

    private YamlNode.Mapping mapping(Event start, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        List<YamlNode> merged = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(node(next, depth) instanceof YamlNode.Scalar key)) {
                throw refused(next, "a list or mapping as a key");
            }
            YamlNode value = node(parser.next(), depth);
            if (key.text().equals("<<") && key.type() == ScalarType.TEXT) {
                merged.add(value);
            } else if (names.add(key.text())) {
                entries.add(new YamlNode.Entry(key, value));
            } else {
                throw refused(next, "the key `" + key.text() + "` stands twice");
            }
            next = parser.next();
        }
        merged.forEach(source -> merge(source, names, entries));
        return new YamlNode.Mapping(entries, place(start));
    }

    private static void merge(YamlNode source, Set<String> names, List<YamlNode.Entry> into) {
        switch (source) {
            case YamlNode.Mapping mapping ->
                mapping.entries().stream()
                        .filter(e -> names.add(e.key().text()))
                        .forEach(into::add);
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> merge(item, names, into));
            case YamlNode.Scalar _ -> {}
        }
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark().orElseThrow(() -> new IllegalStateException("marks are off"));
        return new Place(file, linesBefore + mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Refused refused(Event event, String message) {
        return new Refused(place(event), message);
    }
}
