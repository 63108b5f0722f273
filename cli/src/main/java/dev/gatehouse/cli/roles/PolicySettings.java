package dev.gatehouse.cli.roles;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the settings beside a policy, {@code policy.matchMode} and {@code scopes}, and what Argo CD does
 * with them.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-rbac-cm-yaml/">argocd-rbac-cm.yaml</a>
 */
final class PolicySettings {

    private static final String MATCH_MODE = "policy.matchMode";
    private static final String SCOPES = "scopes";

    private PolicySettings() {}

    /** One fault, and the value at fault. */
    record Fault(Location place, String text) {}

    /** The faults of a ConfigMap's data. */
    static List<Fault> faults(String file, Mapping data) {
        List<Fault> faults = new ArrayList<>();
        for (Mapping.Entry entry : data.entries()) {
            String name = entry.name();
            Node value = entry.value();
            if (!name.equals(MATCH_MODE) && !name.equals(SCOPES)) {
                continue;
            }
            String why = !(value instanceof Scalar text)
                    ? "a ConfigMap holds texts alone: quote it"
                    : name.equals(MATCH_MODE) ? matchMode(text.text()) : scopes(text.text());
            if (!why.isEmpty()) {
                faults.add(new Fault(Location.of(file, value.line(), value.column()), name + ": " + why));
            }
        }
        return faults;
    }

    private static String matchMode(String mode) {
        return mode.isEmpty() || mode.equals("glob") || mode.equals("regex")
                ? ""
                : "`" + mode + "` is neither glob nor regex, so that Argo CD takes the patterns for globs";
    }

    private static String scopes(String text) {
        Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.LAST_COUNTS).read(text);
        boolean nothing = reading.problems().isEmpty()
                && (reading.documents().isEmpty()
                        || reading.documents().getFirst() instanceof Scalar scalar && scalar.isNull());
        if (nothing) {
            return "";
        }
        if (!reading.problems().isEmpty()
                || !(reading.documents().getFirst() instanceof Sequence list)
                || !list.items().stream().allMatch(Scalar.class::isInstance)) {
            return "`" + text.strip()
                    + "` is no list in YAML, as '[groups, email]' is: Argo CD does not load the policy,"
                    + " and its server does not start";
        }
        if (list.items().isEmpty()) {
            return "an empty list: nobody's groups count";
        }
        return list.items().stream()
                .map(item -> ((Scalar) item).text())
                .filter(claim -> claim.isBlank() || claim.contains(",") || claim.contains(" "))
                .findFirst()
                .map(claim -> "no claim is called `" + claim + "`: write each by itself, as '[groups, email]'")
                .orElse("");
    }
}
