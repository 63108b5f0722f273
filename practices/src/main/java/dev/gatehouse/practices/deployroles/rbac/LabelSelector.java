package dev.gatehouse.practices.deployroles.rbac;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import java.util.List;
import java.util.Map;

/**
 * Which labels a selector takes: all of its terms must hold; without any it takes everything.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
final class LabelSelector {

    private LabelSelector() {}

    static boolean takes(Mapping selector, Map<String, String> labels) {
        boolean wanted = selector.mapping("matchLabels").stream()
                .flatMap(m -> m.entries().stream())
                .allMatch(e -> e.value() instanceof Scalar value && value.text().equals(labels.get(e.name())));
        return wanted && selector.each("matchExpressions").stream().allMatch(e -> holds(e, labels));
    }

    private static boolean holds(Mapping expression, Map<String, String> labels) {
        String value = labels.get(expression.text("key").orElse(""));
        List<String> values = expression.texts("values");
        return switch (expression.text("operator").orElse("")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
