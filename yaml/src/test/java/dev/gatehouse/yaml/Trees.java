package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.stream.Collectors;

/** Trees written out with every type and place, to be compared. */
final class Trees {

    private Trees() {}

    /** {@code {TEXT 'a'@1:1=INTEGER '1'@1:4}@1:1}; {@code -n} after a place that ends on another line. */
    static String written(Node node) {
        String value = switch (node) {
            case Scalar scalar -> scalar.type() + " '" + scalar.text().replace("\n", "\\n") + "'";
            case Sequence sequence ->
                sequence.items().stream().map(Trees::written).collect(Collectors.joining(", ", "[", "]"));
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> written(entry.key()) + "=" + written(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Unresolved unresolved -> unresolved.expression();
        };
        String end = node.endLine() == node.line() ? "" : "-" + node.endLine();
        return value + "@" + node.line() + ":" + node.column() + end;
    }

    /** Values alone, without types and places. */
    static String values(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.text().replace("\n", "\\n");
            case Sequence sequence ->
                sequence.items().stream().map(Trees::values).collect(Collectors.joining(", ", "[", "]"));
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.name() + ": " + values(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Unresolved unresolved -> unresolved.expression();
        };
    }
}
