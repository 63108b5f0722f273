package dev.gatehouse.engines.kustomize.tree;

import java.util.TreeSet;

/** A tree as YAML in block style, names sorted, texts of several lines one below the other. */
public final class ManifestText {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private ManifestText() {}

    public static String of(MappingNode object) {
        ManifestText text = new ManifestText();
        text.mapping(object, "", "");
        return text.out.toString();
    }

    /** @param first what stands before the first name instead of the indent */
    private void mapping(MappingNode mapping, String first, String indent) {
        String before = first;
        for (String name : new TreeSet<>(mapping.names())) {
            Node value = mapping.get(name);
            if (value != null) {
                out.append(before).append(isPlain(name) ? name : CanonicalJson.of(ScalarNode.text(name)));
                out.append(':');
                value(value, indent);
                before = indent;
            }
        }
    }

    private void value(Node node, String indent) {
        switch (node) {
            case MappingNode mapping
            when !mapping.isEmpty() -> {
                out.append('\n');
                mapping(mapping, indent + INDENT, indent + INDENT);
            }
            case SequenceNode sequence
            when !sequence.items().isEmpty() -> {
                out.append('\n');
                sequence.items().forEach(item -> item(item, indent));
            }
            case ScalarNode scalar when isBlock(scalar) -> block(scalar.text(), indent + INDENT);
            case ScalarNode scalar
            when scalar.type() == ScalarNode.Type.TEXT && isPlain(scalar.text()) ->
                out.append(' ').append(scalar.text()).append('\n');
            case MappingNode _, SequenceNode _, ScalarNode _ ->
                out.append(' ').append(CanonicalJson.of(node)).append('\n');
        }
    }

    private void item(Node item, String indent) {
        out.append(indent).append('-');
        if (item instanceof MappingNode mapping && !mapping.isEmpty()) {
            out.append(' ');
            mapping(mapping, "", indent + INDENT);
        } else {
            value(item, indent);
        }
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.type() == ScalarNode.Type.TEXT
                && scalar.text().indexOf('\n') >= 0
                && !scalar.text().startsWith(" ")
                && !scalar.text().startsWith("\n")
                && scalar.text().chars().allMatch(c -> CanonicalJson.isSafe(c) || c == '\n');
    }

    private void block(String text, String indent) {
        out.append(text.endsWith("\n") ? " |+\n" : " |-\n");
        String lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : lines.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
    }

    /** Whether it can stand without quotes, and is a text then. */
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.length() < 200
                && ScalarTypes.of(text) == ScalarNode.Type.TEXT
                && Character.isLetterOrDigit(text.charAt(0))
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_./@".indexOf(c) >= 0))
                && !ScalarNode.ofPlain(text).isBooleanOfYaml11();
    }
}
