package dev.gatehouse.engines.kustomize.tree;

import java.util.Iterator;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * A tree as JSON on one line, names sorted, values as Kustomize resolves them: what is written differently and means
 * the same is the same text.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();
    private final IntPredicate plain;

    /** @param plain whether a character stands for itself */
    private CanonicalJson(IntPredicate plain) {
        this.plain = plain;
    }

    public static String of(Node node) {
        return written(node, CanonicalJson::isSafe);
    }

    /** The same with {@code <}, {@code >} and {@code &} escaped, which the hash in generated names is made over. */
    public static String forHtml(Node node) {
        return written(node, c -> c >= ' ' && "<>&\u2028\u2029".indexOf(c) < 0);
    }

    private static String written(Node node, IntPredicate plain) {
        CanonicalJson json = new CanonicalJson(plain);
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

    /** Not a control character, nor one that some take for a line break, or for nothing. */
    static boolean isSafe(int c) {
        return c >= ' ' && (c < 0x7f || c > 0x9f) && c != 0x2028 && c != 0x2029 && c < 0xfeff
                || c > 0xfeff && c < 0xfffe;
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
                default -> {
                    if (plain.test(c)) {
                        out.append(c);
                    } else {
                        out.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        out.append('"');
    }
}
