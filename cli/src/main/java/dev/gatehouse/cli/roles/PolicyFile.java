package dev.gatehouse.cli.roles;

import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.SourceText;
import dev.gatehouse.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a file holds it: a {@code policy.csv}, or the ConfigMap {@code argocd-rbac-cm} with its overlays.
 *
 * @param pieces in the order in which Argo CD joins them
 * @param defaultRole {@code policy.default}; null where the file does not say
 * @param mode {@code policy.matchMode}; null where the file does not say
 * @param faults what is wrong with the settings beside it
 */
record PolicyFile(
        List<Piece> pieces,
        @Nullable String defaultRole,
        @Nullable MatchMode mode,
        List<PolicySettings.Fault> faults) {

    private static final String FIRST = "policy.csv";
    private static final String USUAL_NAME = "argocd-rbac-cm";
    private static final Pattern CONFIG_MAP = Pattern.compile("(?m)^kind:\\s{0,10}[\"']?(ConfigMap|List)\\b");

    /** A part, and where each of its lines stands, by number. */
    record Piece(Part part, IntFunction<Location> places) {}

    PolicyFile {
        pieces = List.copyOf(pieces);
        faults = List.copyOf(faults);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInput where it is neither
     */
    static PolicyFile read(String name, byte[] bytes) {
        SourceText source = SourceText.of(bytes, Limits.MANIFEST);
        if (source.problem() != null) {
            throw invalid(name, source.problem());
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean yaml = lower.endsWith(".yaml")
                || lower.endsWith(".yml")
                || lower.endsWith(".json")
                || !lower.endsWith(".csv") && CONFIG_MAP.matcher(source.text()).find();
        if (!yaml) {
            return new PolicyFile(
                    List.of(new Piece(
                            new Part(FIRST, Policy.read(new String(bytes, StandardCharsets.UTF_8))),
                            number -> Location.of(name, number, 1))),
                    null,
                    null,
                    List.of());
        }
        Reading reading = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS).read(bytes);
        if (!reading.problems().isEmpty()) {
            throw invalid(name, reading.problems().getFirst());
        }
        List<Mapping> maps = new ArrayList<>();
        reading.documents().forEach(document -> collect(document, maps));
        Optional<Mapping> usual = maps.stream()
                .filter(m -> m.text("metadata", "name").orElse("").equals(USUAL_NAME))
                .findFirst();
        Mapping map = usual.or(
                        () -> maps.stream().filter(m -> m.has("data", FIRST)).findFirst())
                .orElseThrow(() -> new InvalidInput(
                        "no policy in " + name,
                        null,
                        null,
                        "It takes a ConfigMap " + USUAL_NAME + " with data of `" + FIRST + "`, or a policy.csv."));
        return of(name, map);
    }

    private static InvalidInput invalid(String name, Problem problem) {
        return new InvalidInput(problem.message(), Location.of(name, problem.line(), problem.column()), null, null);
    }

    private static void collect(Node document, List<Mapping> maps) {
        if (document instanceof Mapping object) {
            object.each("items").forEach(item -> collect(item, maps));
            if (object.text("kind").orElse("").equals("ConfigMap")) {
                maps.add(object);
            }
        }
    }

    private static PolicyFile of(String name, Mapping map) {
        Mapping data = map.mapping("data").orElseGet(() -> new Mapping(List.of(), 1, 1, 1));
        List<Piece> pieces = data.entries().stream()
                .filter(entry -> isPolicy(entry.name()) && entry.value() instanceof Scalar)
                .sorted(Comparator.comparing(
                                (Mapping.Entry entry) -> !entry.name().equals(FIRST))
                        .thenComparing(Mapping.Entry::name))
                .map(entry -> piece(name, entry, (Scalar) entry.value()))
                .toList();
        return new PolicyFile(
                pieces,
                data.text("policy.default").orElse(""),
                data.text("policy.matchMode").orElse("").equals("regex") ? MatchMode.REGEX : MatchMode.GLOB,
                PolicySettings.faults(name, data));
    }

    private static boolean isPolicy(String key) {
        return key.equals(FIRST) || key.startsWith("policy.") && key.endsWith(".csv");
    }

    /** A block scalar's lines follow its indicator, indented from its key; others are one value. */
    private static Piece piece(String file, Mapping.Entry entry, Scalar text) {
        boolean block =
                text.endLine() > text.line() && text.line() == entry.key().line();
        return new Piece(
                new Part(entry.name(), Policy.read(text.text())),
                number -> block && text.line() + number <= text.endLine()
                        ? Location.of(file, text.line() + number, entry.key().column() + 2)
                        : Location.of(file, text.line(), text.column()));
    }
}
