package dev.gatehouse.engines.kustomize.tree;

import java.util.Iterator;
import java.util.TreeSet;

/**
 * A tree as JSON on one line, names sorted, values as Kustomize resolves them: what is written differently and means
 * the same is the same text.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();
    private final boolean forHtml;

    private CanonicalJson(boolean forHtml) {
        this.forHtml = forHtml;
    }

    public static String of(Node node) {
        return written(node, false);
    }

    /** The same with {@code <}, {@code >} and {@code &} escaped, which the hash in generated names is made over. */
    public static String forHtml(Node node) {
        return written(node, true);
    }

    private static String written(Node node, boolean forHtml) {
        CanonicalJson json = new CanonicalJson(forHtml);
        json.write(node);
        return json.out.toString();
    }

    private void write(Node node) {
        switch (node) {
            case MappingNode mapping -> {
                out.append('{');
                Iterator<String> names = new TreeSet<>(mapping.names()).iterator();
                while (names.hasNext()) {
                    String name = names.next();
                    Node value = mapping.get(name);
                    quoted(name);
                    out.append(':');
                    if (value != null) {
                        write(value);
                    }
                    out.append(names.hasNext() ? "," : "");
                }
                out.append('}');
            }
            case SequenceNode sequence -> {
                out.append('[');
                Iterator<Node> items = sequence.items().iterator();
                while (items.hasNext()) {
                    write(items.next());
                    out.append(items.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case ScalarNode scalar -> scalar(scalar);
        }
    }

    private void scalar(ScalarNode scalar) {
        String text = scalar.text();
        switch (scalar.type()) {
            case TEXT -> quoted(text);
            case INTEGER -> out.append(ScalarTypes.integer(text));
            case DECIMAL -> out.append(ScalarTypes.decimal(text));
            case BOOLEAN -> out.append(text.charAt(0) == 't' || text.charAt(0) == 'T');
            case TIME -> quoted(String.valueOf(ScalarTypes.time(text)));
            case NULL -> out.append("null");
        }
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&' -> out.append(forHtml ? String.format("\\u%04x", (int) c) : String.valueOf(c));
                case '\u2028', '\u2029' -> out.append(String.format("\\u%04x", (int) c));
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
