package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The policy in one piece of {@code argocd-rbac-cm}: {@code policy.csv}, then every {@code policy.*.csv} in order of
 * name, as Argo CD joins them.
 *
 * @param settings the piece
 * @param texts keys and values, in the order joined
 * @param whole whether nothing else may add to it
 */
public record WrittenPolicy(Settings settings, List<Mapping.Entry> texts, boolean whole) {

    private static final String FIRST = "policy.csv";

    /** The policies of every installation. */
    public static List<WrittenPolicy> all(Evidence evidence) {
        List<Settings> pieces = ArgoCd.of(evidence).access();
        List<WrittenPolicy> policies = new ArrayList<>();
        for (Settings piece : pieces) {
            List<Mapping.Entry> texts = piece.data().entries().stream()
                    .filter(e -> isPolicy(e.name()) && e.value() instanceof Scalar)
                    .sorted(Comparator.comparing((Mapping.Entry e) -> !e.name().equals(FIRST))
                            .thenComparing(Mapping.Entry::name))
                    .toList();
            boolean alone = pieces.stream()
                            .filter(p -> p.installation().equals(piece.installation()))
                            .filter(p -> p.data().entries().stream().anyMatch(e -> isPolicy(e.name())))
                            .count()
                    <= 1;
            if (!texts.isEmpty()) {
                policies.add(new WrittenPolicy(piece, texts, alone && piece.complete()));
            }
        }
        return policies;
    }

    private static boolean isPolicy(String key) {
        return key.equals(FIRST) || key.startsWith("policy.") && key.endsWith(".csv");
    }

    /** How its patterns are read: as globs, unless {@code policy.matchMode} is exactly {@code regex}. */
    public MatchMode mode() {
        return settings.literal("policy.matchMode")
                        .filter(mode -> mode.text().equals("regex"))
                        .isPresent()
                ? MatchMode.REGEX
                : MatchMode.GLOB;
    }

    /** All lines, numbered through. */
    public Policy policy() {
        StringBuilder joined = new StringBuilder();
        for (Mapping.Entry text : texts) {
            joined.append(((Scalar) text.value()).text().stripTrailing()).append('\n');
        }
        return Policy.read(joined.toString());
    }

    /** Whether a part is filled in by something else, so that its lines can't be told. */
    public Optional<Mapping.Entry> template() {
        return texts.stream()
                .filter(e -> Application.isTemplate(((Scalar) e.value()).text()))
                .findFirst();
    }

    /** Where a line of {@link #policy} stands. */
    public Location at(int number) {
        int before = 0;
        for (Mapping.Entry entry : texts) {
            Scalar text = (Scalar) entry.value();
            int lines = (int) text.text().stripTrailing().lines().count();
            lines = Math.max(lines, 1);
            if (number <= before + lines) {
                return within(entry, text, number - before);
            }
            before += lines;
        }
        return settings.at(settings.place());
    }

    /** A block scalar's lines follow its indicator, indented from its key; others are one value. */
    private Location within(Mapping.Entry entry, Scalar text, int line) {
        boolean block =
                text.endLine() > text.line() && text.line() == entry.key().line();
        int at = text.line() + line;
        return block && at <= text.endLine()
                ? Location.of(settings.file(), at, entry.key().column() + 2)
                : settings.at(text);
    }
}
