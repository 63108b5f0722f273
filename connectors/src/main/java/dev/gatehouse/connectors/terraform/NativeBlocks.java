package dev.gatehouse.connectors.terraform;

import dev.gatehouse.engines.hcl.Expression;
import dev.gatehouse.engines.hcl.HclFile;
import dev.gatehouse.engines.hcl.Item;
import dev.gatehouse.engines.hcl.Span;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the blocks of one file in native syntax into facts. */
final class NativeBlocks {

    /** A literal longer than this is left unknown. */
    private static final int MOST_ELEMENTS = 100;

    private final String path;
    private final Literals literals;

    NativeBlocks(String path, HclFile file) {
        this(path, new Literals(file));
    }

    private NativeBlocks(String path, Literals literals) {
        this.path = path;
        this.literals = literals;
    }

    TerraformBlock block(Item.Block block) {
        List<String> labels = block.labels().stream().map(Item.Label::text).toList();
        return fact(block.type(), labels, body(block.items(), block.span()));
    }

    /** The variables of a file of variables, as one block; none where it has none. */
    List<TerraformBlock> variables(List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Span first = items.getFirst().span();
        Span last = items.getLast().span();
        Span all = new Span(first.start(), last.end(), first.line(), first.column(), last.endLine());
        return List.of(fact("tfvars", List.of(), body(items, all)));
    }

    private TerraformBlock fact(String type, List<String> labels, Mapping body) {
        Location location = new Location(path, body.line(), body.column(), body.endLine());
        return new TerraformBlock(type, labels, body, path, Origin.file(location));
    }

    private Mapping body(List<Item> items, Span span) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Item item : items) {
            switch (item) {
                case Item.Attribute attribute ->
                    groups.computeIfAbsent(attribute.name(), name -> new Group(key(name, attribute.span())))
                            .values
                            .add(literals.node(attribute.value()));
                case Item.Block block
                when block.type().equals("dynamic") && block.labels().size() == 1 -> {
                    String name = block.labels().getFirst().text();
                    groups.computeIfAbsent(name, unseen -> new Group(key(name, block.span())))
                            .blocks
                            .addAll(dynamic(name, block));
                }
                case Item.Block block ->
                    groups.computeIfAbsent(block.type(), name -> new Group(key(name, block.span())))
                            .blocks
                            .add(nested(block));
            }
        }
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Group group : groups.values()) {
            entries.add(new Mapping.Entry(group.key, group.node()));
        }
        return new Mapping(entries, span.line(), span.column(), span.endLine());
    }

    /** Labels of a nested block are keys around its body, as in HCL's JSON syntax. */
    private Mapping nested(Item.Block block) {
        Mapping body = body(block.items(), block.span());
        for (Item.Label label : block.labels().reversed()) {
            Mapping.Entry entry = new Mapping.Entry(key(label.text(), label.span()), body);
            body = new Mapping(List.of(entry), body.line(), body.column(), body.endLine());
        }
        return body;
    }

    /**
     * The blocks that a {@code dynamic} one makes, where its {@code for_each} is a literal that is not empty; else one
     * that is not known.
     *
     * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks">Dynamic blocks</a>
     */
    private List<Node> dynamic(String name, Item.Block block) {
        List<Node> made = new ArrayList<>();
        String iterator = name;
        List<Node> elements = List.of();
        List<Item.Block> contents = new ArrayList<>();
        for (Item item : block.items()) {
            switch (item) {
                case Item.Attribute attribute
                when attribute.name().equals("for_each") -> elements = elements(literals.node(attribute.value()));
                case Item.Attribute attribute
                when attribute.value() instanceof Expression.Variable variable ->
                    iterator = attribute.name().equals("iterator") ? variable.name() : iterator;
                case Item.Attribute attribute -> {}
                case Item.Block content -> contents.add(content);
            }
        }
        if (contents.size() == 1 && elements.size() <= MOST_ELEMENTS) {
            Item.Block content = contents.getFirst();
            for (Node element : elements) {
                made.add(
                        new NativeBlocks(path, literals.with(iterator, element)).body(content.items(), content.span()));
            }
        }
        return made.isEmpty() ? List.of(literals.unresolved(block.span())) : made;
    }

    private static List<Node> elements(Node collection) {
        return switch (collection) {
            case Sequence list -> list.items();
            case Mapping map -> map.entries().stream().map(Mapping.Entry::value).toList();
            case Scalar scalar -> List.of();
            case Unresolved unresolved -> List.of();
        };
    }

    private static Scalar key(String name, Span span) {
        return new Scalar(name, Scalar.Type.TEXT, span.line(), span.column(), span.line());
    }

    /** All that stands under one name in a body: one attribute, or blocks. */
    private static final class Group {
        private final Scalar key;
        private final List<Node> values = new ArrayList<>();
        private final List<Node> blocks = new ArrayList<>();

        Group(Scalar key) {
            this.key = key;
        }

        Node node() {
            if (blocks.isEmpty()) {
                return values.getFirst();
            }
            List<Node> items = new ArrayList<>(values);
            items.addAll(blocks);
            Node first = items.getFirst();
            return new Sequence(
                    items, first.line(), first.column(), items.getLast().endLine());
        }
    }
}
