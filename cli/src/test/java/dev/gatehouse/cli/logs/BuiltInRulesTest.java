package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.logs.LogReader;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.logs.LogSink;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.DetectorOptions;
import dev.gatehouse.engines.sigma.correlation.Locator;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.Metadata;
import dev.gatehouse.engines.sigma.rule.Rule;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of ours on its labelled events, in {@code practices/src/test/resources/…/detection}: a line {@code ==
 * match} or {@code == no match} begins a case, whose lines are a log as its source writes it.
 */
class BuiltInRulesTest {

    private static final Path LABELLED =
            Path.of("../practices/src/test/resources/dev/gatehouse/practices/accesslog/detection");
    private static final Path RULES =
            Path.of("../practices/src/main/resources/dev/gatehouse/practices/accesslog/detection");
    private static final Instant NOW = Instant.parse("2026-12-31T00:00:00Z");
    private static final Map<String, LogKind> KINDS = Map.ofEntries(
            Map.entry("github", LogKind.GITHUB_AUDIT),
            Map.entry("github-webhook", LogKind.GITHUB_WEBHOOK),
            Map.entry("gitlab", LogKind.GITLAB_AUDIT),
            Map.entry("gitea", LogKind.GITEA),
            Map.entry("gitea-webhook", LogKind.GITEA_WEBHOOK),
            Map.entry("gitlab-webhook", LogKind.GITLAB_WEBHOOK),
            Map.entry("argocd", LogKind.ARGO_CD),
            Map.entry("flux", LogKind.FLUX),
            Map.entry("kubernetes", LogKind.KUBERNETES_AUDIT),
            Map.entry("kubernetes-events", LogKind.KUBERNETES_EVENTS),
            Map.entry("cloudtrail", LogKind.CLOUDTRAIL),
            Map.entry("openssh", LogKind.OPENSSH),
            Map.entry("vault", LogKind.VAULT),
            Map.entry("teleport", LogKind.TELEPORT));

    private static final RuleReader.Reading READING = reading();
    private static final DetectionSet SET =
            DetectionSet.of(READING, dev.gatehouse.engines.sigma.pipeline.Pipeline.NONE);

    private record Case(boolean matches, String text) {}

    private static RuleReader.Reading reading() {
        RuleReader reader = new RuleReader();
        BuiltInRules.files().forEach(f -> reader.file(f.name(), f.text()));
        return reader.reading();
    }

    static Stream<String> rules() {
        return BuiltInRules.files().stream().map(f -> f.name().replace(".yml", ""));
    }

    private static List<Case> cases(String rule) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String part : Files.readString(LABELLED.resolve(rule + ".txt")).split("(?m)^== ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                cases.add(new Case(part.substring(0, end).equals("match"), part.substring(end + 1)));
            }
        }
        return cases;
    }

    /** Berlin, Sydney, and a place near Berlin. */
    private static Optional<Locator.Place> locate(String address) {
        return switch (address) {
            case "203.0.113.7" -> Optional.of(new Locator.Place(52.5, 13.4));
            case "198.51.100.9" -> Optional.of(new Locator.Place(-33.9, 151.2));
            case "192.0.2.1" -> Optional.of(new Locator.Place(52.4, 13.1));
            default -> Optional.empty();
        };
    }

    private static Set<String> found(String rule, String text) throws IOException {
        return found(rule, text, false);
    }

    /**
     * The rules that find something.
     *
     * @param together whether fields for rules and for the description of records are read in one walk
     */
    private static Set<String> found(String rule, String text, boolean together) throws IOException {
        DetectorOptions options = DetectCommand.options(NOW, false).withLocator(BuiltInRulesTest::locate);
        Detection detection = new Detection(SET, options, Baseline.defaults());
        LogSink sink = new LogSink() {
            @Override
            public FieldReader reader(LogSource logSource, List<String> fields) {
                return together ? detection.reader(logSource, fields) : FieldReader.of(new FieldPaths(fields));
            }

            @Override
            public void accept(LogRecord record) {
                detection.take(record);
            }

            @Override
            public void broken(String file, long line, String why) {
                throw new AssertionError(file + ":" + line + ": " + why);
            }
        };
        LogKind kind = KINDS.get(rule.substring(0, rule.indexOf('/')));
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        LogReader.Reading reading = new LogReader(null, NOW, sink).read(bytes, rule);
        assertThat(reading.kind()).as(rule + " is recognised").contains(kind);
        detection.finish(null, null);
        Set<String> ids = new HashSet<>();
        detection.detected().results().forEach(r -> ids.add(r.rule().id()));
        return ids;
    }

    private static String id(String rule) {
        return "accesslog/" + rule.replace('/', '-');
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsWhatItMustAndNothingElse(String rule) throws IOException {
        List<Case> cases = cases(rule);
        assertThat(cases).anyMatch(Case::matches).anyMatch(c -> !c.matches());
        for (Case each : cases) {
            assertThat(found(rule, each.text()).contains(id(rule)))
                    .as("%s on%n%s", rule, each.text())
                    .isEqualTo(each.matches());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsTheSameWhereRecordsAreWalkedOverOnce(String rule) throws IOException {
        for (Case each : cases(rule)) {
            assertThat(found(rule, each.text(), true)).isEqualTo(found(rule, each.text(), false));
        }
    }

    @Test
    void everyRuleCanBeUsedAndSaysWhatToDo() {
        assertThat(SET.problems()).isEmpty();
        assertThat(SET.warnings()).isEmpty();
        for (Rule rule : READING.rules()) {
            Metadata metadata = rule.metadata();
            assertThat(metadata.tags()).as(metadata.title()).anyMatch(t -> t.startsWith("attack."));
            assertThat(metadata.level()).as(metadata.title()).isNotNull();
            assertThat(metadata.description()).as(metadata.title()).isNotBlank();
            assertThat(metadata.id()).as(metadata.title()).isNotNull();
        }
        SET.detections().stream().filter(DetectionSet.Detection::alone).forEach(d -> {
            assertThat(d.metadata().falsePositives()).as(d.metadata().title()).isNotEmpty();
            assertThat(d.metadata().others()).as(d.metadata().title()).containsKey("response");
        });
    }

    @Test
    void everyRuleFileIsListed() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(RULES)) {
            all.filter(f -> f.toString().endsWith(".yml"))
                    .forEach(f -> files.add(RULES.relativize(f).toString().replace('\\', '/')));
        }
        assertThat(BuiltInRules.files().stream().map(BuiltInRules.RuleFile::name))
                .containsExactlyElementsOf(files.stream().sorted().toList());
    }

    /** Writes {@code target/access-rules.txt}: by family of rules, how often they were right on the labelled events. */
    @Test
    void precisionAndRecallByFamily() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        for (String rule : rules().toList()) {
            int[] family = counts.computeIfAbsent(rule.substring(0, rule.indexOf('/')), _ -> new int[4]);
            family[3]++;
            for (Case each : cases(rule)) {
                boolean found = found(rule, each.text()).contains(id(rule));
                family[0] += found && each.matches() ? 1 : 0;
                family[1] += found && !each.matches() ? 1 : 0;
                family[2] += !found && each.matches() ? 1 : 0;
            }
        }
        StringBuilder report = new StringBuilder();
        counts.forEach((family, n) -> report.append(String.format(
                Locale.ROOT,
                "%-18s %3d rules  precision %.3f  recall %.3f%n",
                family,
                n[3],
                n[0] / (double) Math.max(1, n[0] + n[1]),
                n[0] / (double) Math.max(1, n[0] + n[2]))));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/access-rules.txt"), report);
        assertThat(counts.values()).allMatch(n -> n[1] == 0 && n[2] == 0);
    }
}
