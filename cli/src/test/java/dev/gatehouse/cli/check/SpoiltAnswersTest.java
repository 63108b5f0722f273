package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.Judge;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer of a forge is spoilt in turn, in every way. Nothing that failed, or could not be told, passes for it: no
 * finding turns to PASS, and no rule that failed ends with nothing to say but PASS.
 */
class SpoiltAnswersTest {

    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    /** The forges, and of how many rules each breaks at least. */
    enum Forge {
        GITHUB("github", 25, 30),
        GITHUB_BY_REST("github", 25, 30),
        GITLAB("gitlab", 24, 40),
        GITEA("gitea", 15, 20);

        private final String type;
        private final int failing;
        private final int paths;

        Forge(String type, int failing, int paths) {
            this.type = type;
            this.failing = failing;
            this.paths = paths;
        }

        FakeForge start() {
            return switch (this) {
                case GITHUB -> GitHubAnswers.forge();
                case GITHUB_BY_REST -> GitHubAnswers.withoutGraph();
                case GITLAB -> GitLabAnswers.forge();
                case GITEA -> GiteaAnswers.forge();
            };
        }
    }

    static Stream<Arguments> everyFaultOfEveryForge() {
        return Arrays.stream(Forge.values())
                .flatMap(forge -> Arrays.stream(FakeForge.Fault.values()).map(fault -> arguments(forge, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryForge")
    void makeNothingPass(Forge kind, FakeForge.Fault fault) {
        try (FakeForge forge = kind.start()) {
            Map<String, Verdict> whole = verdicts(kind, forge);
            Set<String> failing = rules(whole, Verdict.FAIL);
            assertThat(failing).hasSizeGreaterThanOrEqualTo(kind.failing);
            List<String> paths = forge.asked();
            assertThat(paths).hasSizeGreaterThanOrEqualTo(kind.paths);
            Set<String> wrong = new TreeSet<>();
            for (String path : paths) {
                forge.spoil(path, fault);
                Map<String, Verdict> spoilt = verdicts(kind, forge);
                spoilt.forEach((subject, verdict) -> {
                    Verdict before = whole.get(subject);
                    if (verdict == Verdict.PASS && before != Verdict.PASS) {
                        wrong.add(path + ": " + subject + " was " + before);
                    }
                });
                Set<String> speaking = rules(spoilt, Verdict.FAIL);
                speaking.addAll(rules(spoilt, Verdict.UNKNOWN));
                failing.stream()
                        .filter(rule -> !speaking.contains(rule))
                        .forEach(rule -> wrong.add(path + ": " + rule + " no longer fails, and says nothing"));
            }
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Forge.class)
    void aForgeThatAnswersIsSeenWhole(Forge kind) {
        try (FakeForge forge = kind.start()) {
            // Gitea tells a person's tokens to nobody else.
            assertThat(observed(kind, forge).coverage())
                    .filteredOn(c -> kind != Forge.GITEA || c.kind() != FactKind.ACCESS_TOKEN)
                    .allSatisfy(c -> assertThat(c.reason()).as(c.kind().label()).isEmpty());
        }
    }

    /** GitLab does so for others than administrators. */
    @Test
    void believesNoAnswerThatIsTheSameForEveryone() {
        try (FakeForge forge = GitLabAnswers.forge()) {
            String everyone = "{\"username\":\"ada\"}|{\"username\":\"bob\"}";
            forge.list("/users?two_factor=enabled", everyone);
            forge.list("/users?two_factor=disabled", everyone);
            assertThat(observed(Forge.GITLAB, forge).facts())
                    .filteredOn(Member.class::isInstance)
                    .isNotEmpty()
                    .allSatisfy(
                            fact -> assertThat(((Member) fact).secondFactor()).isEqualTo(Member.SecondFactor.UNTOLD));
        }
    }

    @Test
    void keepsNoValueOfAVariable() {
        try (FakeForge forge = GitLabAnswers.forge()) {
            assertThat(observed(Forge.GITLAB, forge).facts().toString())
                    .contains("PASSWORD")
                    .doesNotContain("not-to-be-seen");
        }
    }

    private static Set<String> rules(Map<String, Verdict> verdicts, Verdict verdict) {
        Set<String> rules = new TreeSet<>();
        verdicts.forEach((subject, said) -> {
            if (said == verdict) {
                rules.add(subject.substring(0, subject.indexOf(' ')));
            }
        });
        return rules;
    }

    private static Map<String, Verdict> verdicts(Forge kind, FakeForge forge) {
        Observed observed = observed(kind, forge);
        Snapshot snapshot = new Snapshot("acme", AT, observed.facts(), observed.coverage(), List.of());
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Finding finding : new Judge().judge(Baseline.defaults(), snapshot).findings()) {
            if (!finding.rule().id().startsWith("compliance/")) {
                verdicts.merge(
                        finding.rule().id() + " " + finding.subject(),
                        finding.verdict(),
                        (one, other) -> one == Verdict.PASS ? other : one);
            }
        }
        return verdicts;
    }

    private static Observed observed(Forge kind, FakeForge forge) {
        Transport.Settings settings = new Transport.Settings(
                new NoWaiting(), new Random(1), Map.of("T", "made-up"), null, Duration.ofMinutes(10), _ -> {});
        try (ForgeObserver observer = new ForgeAddress(kind.type, "acme", forge.address(), "env:T")
                .observer(BranchChoice.DEFAULT_ALONE, settings)) {
            return observer.observe();
        }
    }

    /** The time of the test, which nobody waits for. */
    private record NoWaiting() implements Time {
        @Override
        public Instant now() {
            return AT.plusNanos(System.nanoTime());
        }

        @Override
        public void sleep(Duration duration) {
            // A pause is as good as over.
        }
    }
}
