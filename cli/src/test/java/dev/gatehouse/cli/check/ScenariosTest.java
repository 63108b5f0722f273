package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.Judge;
import dev.gatehouse.practices.NinePractices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case in {@code scenarios/}: the findings of its rule are exactly those expected. */
class ScenariosTest {

    private static final Instant USUALLY = Instant.parse("2026-06-01T00:00:00Z");

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void findsWhatIsExpected(Scenario scenario, @TempDir Path folder) {
        List<Finding> findings = judged(scenario, folder).findings().stream()
                .filter(scenario::isAbout)
                .toList();

        List<String> found = findings.stream().map(ScenariosTest::shown).toList();
        List<Mapping> expected = scenario.expected().each("findings");
        List<Finding> left = new ArrayList<>(findings);
        for (Mapping each : expected) {
            Finding match = left.stream().filter(f -> fits(f, each)).findFirst().orElse(null);
            assertThat(match)
                    .as(
                            "%s%namong%n%s",
                            each.entries().stream()
                                    .map(e -> e.name() + ": "
                                            + each.text(e.name()).orElse(""))
                                    .toList(),
                            String.join("\n", found))
                    .isNotNull();
            left.remove(match);
        }
        assertThat(left.stream().map(ScenariosTest::shown))
                .as("findings beyond those expected")
                .isEmpty();
    }

    @Test
    void everyRuleHasACaseThatPassesOneThatFailsAndOneThatCantBeTold() {
        Map<String, Set<String>> verdicts = Scenario.all().stream()
                .collect(Collectors.groupingBy(
                        Scenario::rule,
                        Collectors.flatMapping(
                                s -> s.expected().each("findings").stream().flatMap(f -> f.text("verdict").stream()),
                                Collectors.toSet())));
        Set<String> lacking = new TreeSet<>();
        for (Rule rule : NinePractices.rules()) {
            Set<String> seen = verdicts.getOrDefault(rule.id(), Set.of());
            Stream.of("PASS", "FAIL", "UNKNOWN")
                    .filter(v -> !seen.contains(v))
                    .forEach(v -> lacking.add(rule.id() + " " + v));
        }
        assertThat(lacking).isEmpty();
    }

    private static RuleResult judged(Scenario scenario, Path folder) {
        scenario.layOut(folder);
        Instant at = scenario.expected().text("at").map(Instant::parse).orElse(USUALLY);
        Set<String> rules = NinePractices.rules().stream().map(Rule::id).collect(Collectors.toSet());
        assertThat(rules).contains(scenario.rule());
        Path file = folder.resolve("baseline.yaml");
        Baseline baseline = Files.exists(file) ? new BaselineReader(rules, at).read(file) : Baseline.defaults();
        try (Target target = Target.open(folder.resolve("files").toString(), _ -> {})) {
            Snapshot observed = new Observation(baseline, LiveSources.none(), true, _ -> {}).of(target, at);
            Snapshot snapshot = scenario.optional("facts.yaml")
                    .map(facts -> ObservedFacts.added(observed, facts))
                    .orElse(observed);
            return new Judge()
                    .judge(baseline, snapshot).rules().stream()
                            .filter(r -> r.rule().id().equals(scenario.rule()))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private static boolean fits(Finding finding, Mapping expected) {
        return expected.text("verdict").stream()
                        .allMatch(v -> v.equals(finding.verdict().name()))
                && expected.text("at").stream().allMatch(a -> a.equals(place(finding)))
                && expected.text("subject").stream().allMatch(s -> s.equals(finding.subject()))
                && expected.text("severity").stream()
                        .allMatch(s -> s.equals(finding.severity().label()))
                && expected.text("says").stream()
                        .allMatch(s -> finding.explanation().contains(s));
    }

    private static String place(Finding finding) {
        return finding.location() != null ? finding.location().toString() : String.valueOf(finding.address());
    }

    private static String shown(Finding finding) {
        return finding.verdict() + " " + place(finding) + " ["
                + finding.severity().label() + "] " + finding.subject() + ": " + finding.explanation();
    }
}
