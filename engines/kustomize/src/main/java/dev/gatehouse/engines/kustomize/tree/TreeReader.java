package dev.gatehouse.engines.kustomize.tree;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the documents of a YAML or JSON text, aliases and merge keys resolved. */
public final class TreeReader {

    private static final int DEEPEST = 100;
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";
    private static final String MERGE = "<<";
    private static final Pattern INDENTED = Pattern.compile("\n[ \t]");

    private final SourceReader source;
    private final Place start;
    private final ParserImpl parser;
    /** In characters; of a text that ends with a line break more than there can be. */
    private final int lengthWithoutBreak;

    private final Map<Anchor, Optional<Node>> anchors = new HashMap<>();

    private TreeReader(String text, Place start, SourceReader source) {
        this.source = source;
        this.start = start;
        lengthWithoutBreak = text.endsWith("\n") ? Integer.MAX_VALUE : text.codePointCount(0, text.length());
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(text.length() + 1)
                .setAllowDuplicateKeys(true)
                .build();
        parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** Reads a file's documents; those that are empty or null are left out. */
    public static List<Node> read(byte[] content, String file, SourceReader source) throws Refused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return read(text.startsWith("\uFEFF") ? text.substring(1) : text, new Place(file, 1, 1), source);
        } catch (CharacterCodingException malformed) {
            throw Refused.invalid(Place.of(file), "not UTF-8");
        }
    }

    /**
     * Reads the documents of a text.
     *
     * @param start where the text stands; lines count from there where that is a file's begin
     */
    public static List<Node> read(String text, Place start, SourceReader source) throws Refused {
        try {
            return new TreeReader(text, start, source).documents();
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            throw Refused.invalid(place(mark, start), "not YAML: " + oneLine(broken.getProblem()));
        } catch (YamlEngineException broken) {
            throw Refused.invalid(start, "not YAML: " + oneLine(broken.getMessage()));
        }
    }

    private static String oneLine(@Nullable String message) {
        String first = String.valueOf(message).lines().findFirst().orElse("");
        return first.length() <= 160 ? first : first.substring(0, 160);
    }

    private List<Node> documents() throws Refused {
        List<Node> documents = new ArrayList<>();
        parser.next();
        while (parser.checkEvent(Event.ID.DocumentStart)) {
            parser.next();
            anchors.clear();
            Node root = node(parser.next(), 0);
            if (!root.isNull()) {
                documents.add(root);
            }
            parser.next();
        }
        return documents;
    }

    private Node node(Event event, int depth) throws Refused {
        if (event instanceof AliasEvent alias) {
            Optional<Node> anchored = anchors.getOrDefault(alias.getAlias(), Optional.empty());
            Node repeated = anchored.orElseThrow(
                    () -> Refused.invalid(place(event), "`*" + alias.getAlias() + "` names no anchor before it"));
            source.spend(repeated.size(), place(event));
            return repeated.copy();
        }
        source.spend(1, place(event));
        if (depth > DEEPEST) {
            throw Refused.invalid(place(event), "nested deeper than " + DEEPEST + " levels");
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        Node node = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence(event, depth + 1);
            case MappingStart -> mapping(event, depth + 1);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
        anchor.ifPresent(name -> anchors.put(name, Optional.of(node)));
        return node;
    }

    private ScalarNode scalar(ScalarEvent event) throws Refused {
        String tag = event.getTag().orElse("");
        if (!tag.isEmpty() && !tag.equals("!") && !tag.equals(TEXT_TAG)) {
            throw Refused.unsupported(place(event), "a value with the tag " + oneLine(tag));
        }
        if (event.isFolded() && INDENTED.matcher(event.getValue()).find()) {
            throw Refused.unsupported(
                    place(event), "a folded text (`>`) with indented lines, between which Kustomize puts more lines");
        }
        boolean plain = event.isPlain() && tag.isEmpty();
        String text = event.getValue();
        ScalarNode.Type type = plain ? ScalarTypes.of(text) : ScalarNode.Type.TEXT;
        boolean unended = endsWithoutBreak(event) && text.endsWith("\n");
        return new ScalarNode(unended ? text.substring(0, text.length() - 1) : text, type, plain, place(event));
    }

    /**
     * A block that the text ends with has a last line break only if the text has one; the parser always gives it one.
     */
    private boolean endsWithoutBreak(ScalarEvent event) {
        return (event.isLiteral() || event.isFolded())
                && event.getEndMark().map(Mark::getIndex).orElse(0) >= lengthWithoutBreak;
    }

    private SequenceNode sequence(Event begin, int depth) throws Refused {
        SequenceNode sequence = new SequenceNode(place(begin));
        Event next = parser.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            sequence.items().add(node(next, depth));
            next = parser.next();
        }
        return sequence;
    }

    private MappingNode mapping(Event begin, int depth) throws Refused {
        MappingNode mapping = new MappingNode(place(begin));
        List<Node> merged = new ArrayList<>();
        Event next = parser.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(node(next, depth) instanceof ScalarNode key)) {
                throw Refused.invalid(place(next), "a list or mapping as a key");
            }
            Node value = node(parser.next(), depth);
            if (key.text().equals(MERGE) && key.plain()) {
                merged.add(value);
            } else if (mapping.get(key.text()) != null) {
                throw Refused.invalid(key.place(), "the key `" + oneLine(key.text()) + "` stands twice");
            } else {
                mapping.put(key.text(), key.place(), value);
            }
            next = parser.next();
        }
        for (Node each : merged) {
            merge(each, mapping);
        }
        return mapping;
    }

    private void merge(Node from, MappingNode into) throws Refused {
        switch (from) {
            case MappingNode mapping -> {
                for (String name : mapping.names()) {
                    Node value = mapping.get(name);
                    if (value != null && into.get(name) == null) {
                        source.spend(value.size(), from.place());
                        into.put(name, mapping.placeOf(name), value.copy());
                    }
                }
            }
            case SequenceNode sequence -> {
                for (Node each : sequence.items()) {
                    merge(each, into);
                }
            }
            case ScalarNode scalar -> throw Refused.invalid(scalar.place(), "`<<` needs a mapping");
        }
    }

    private Place place(Event event) {
        return place(event.getStartMark(), start);
    }

    /** A text within a document has the place of the whole: its own lines are not those of the file. */
    private static Place place(Optional<Mark> mark, Place start) {
        return start.line() == 1 && start.column() == 1 && mark.isPresent()
                ? new Place(start.file(), mark.get().getLine() + 1, mark.get().getColumn() + 1)
                : start;
    }
}
