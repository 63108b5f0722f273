package dev.gatehouse.baseline.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.baseline.policy.AccessPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    private static final Baseline BASELINE = new BaselineReader(Set.of(), AT)
            .read("gatehouse.yaml", """
                    apiVersion: gatehouse.dev/v1
                    people:
                      - {name: Ada Example, emails: [ada@example.com], groups: [platform], accounts: {github: ada}}
                      - {name: Bob Example, groups: [shop]}
                      - {name: Cyd Example, groups: [platform], left: 2026-05-03}
                      - {name: Dan Example, groups: [platform, frozen]}
                      - {name: Fay Example, groups: [audit], left: 2026-05-03}
                    environments:
                      production: {paths: [p], approvals: {count: 3}}
                      staging: {paths: [s]}
                    roles:
                      frozen: {deny: ["deployment:*"]}
                      reader: {permissions: ["*:view"]}
                    bindings:
                      - {role: deployer, groups: [platform], environments: [production]}
                      - {role: approver, groups: [platform]}
                      - {role: admin, people: [Bob Example], until: 2026-06-01}
                      - {role: frozen, groups: [frozen]}
                      - {role: reader, groups: [audit]}
                      - {role: deployer, people: [Bob Example], environments: [staging], until: "2026-06-02T10:30+02:00"}
                    """.getBytes(StandardCharsets.UTF_8), (path, limit) -> Optional.empty());

    private static AccessDecision decide(String subject, String verb, String environment, Instant at) {
        return new Authorization(BASELINE)
                .decide(new AccessQuestion(subject, List.of(), verb, "deployment", environment, at));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Example, execute, production, true",
        "ada@example.com, execute, production, true",
        "github:ADA, execute, production, true",
        "Ada Example, execute, staging, false",
        "Ada Example, approve, staging, true",
        "Ada Example, override, production, false",
        "Bob Example, override, production, true",
        "Cyd Example, view, production, false",
        "Dan Example, view, production, false",
        "Eve Example, view, production, false",
        "Ada Example, view, elsewhere, false"
    })
    void decides(String subject, String verb, String environment, boolean allowed) {
        assertThat(decide(subject, verb, environment, AT).allowed()).isEqualTo(allowed);
    }

    @Test
    void aBindingCountsToTheEndOfItsLastDay() {
        assertThat(decide("Bob Example", "view", "production", Instant.parse("2026-06-01T23:59:59Z"))
                        .allowed())
                .isTrue();
        AccessDecision late = decide("Bob Example", "view", "production", Instant.parse("2026-06-02T00:00:00Z"));
        assertThat(late.allowed()).isFalse();
        assertThat(late.why()).isEqualTo("role admin allowed it until 2026-06-01");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-02T08:29:59.999Z, true", "2026-06-02T08:30:00Z, false"})
    void aBindingMayEndAtAnInstant(Instant at, boolean allowed) {
        assertThat(decide("Bob Example", "execute", "staging", at).allowed()).isEqualTo(allowed);
    }

    @Test
    void whoAskedForItMayNotApproveItByWhateverName() {
        AccessQuestion own = new AccessQuestion(
                "Ada Example", List.of(), "approve", "deployment", "production", Set.of("ada@example.com"), AT);
        AccessQuestion others = new AccessQuestion(
                "Ada Example", List.of(), "approve", "deployment", "production", Set.of("Bob Example"), AT);

        assertThat(new Authorization(BASELINE).decide(own).allowed()).isFalse();
        assertThat(new Authorization(BASELINE).decide(others).allowed()).isTrue();
    }

    @Test
    void groupsMayBeGivenWithTheQuestion() {
        assertThat(new Authorization(BASELINE)
                        .decide(new AccessQuestion("Eve", List.of("audit"), "view", "deployment", "staging", AT))
                        .allowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Example, shop, , true",
        "Ada Example, shop-eu, , true",
        "Ada Example, pay, , false",
        "Ada Example, , , false",
        "Bob Example, , p/shop/a.yaml, true",
        "Bob Example, , p/shop/a.yaml p/pay/b.yaml, false",
        "Bob Example, , , false",
        "Dan Example, shop, , false",
        "Dan Example, pay, , true",
        "Dan Example, , , false"
    })
    void aBindingCountsForItsPartOnly(
            String subject, @Nullable String application, @Nullable String paths, boolean allowed) {
        Baseline baseline = new BaselineReader(Set.of(), AT)
                .read("gatehouse.yaml", """
                        apiVersion: gatehouse.dev/v1
                        people:
                          - {name: Ada Example}
                          - {name: Bob Example}
                          - {name: Dan Example}
                        environments:
                          production: {paths: [p]}
                        roles:
                          frozen: {deny: ["deployment:*"]}
                        bindings:
                          - {role: deployer, people: [Ada Example], applications: [shop, "shop-*"]}
                          - {role: deployer, people: [Bob Example], paths: [p/shop]}
                          - {role: deployer, people: [Dan Example]}
                          - {role: frozen, people: [Dan Example], applications: [shop]}
                        """.getBytes(StandardCharsets.UTF_8), (path, limit) -> Optional.empty());
        AccessPolicy.Part part = new AccessPolicy.Part(
                application == null ? "" : application, paths == null ? List.of() : List.of(paths.split(" ")));

        AccessDecision decision = new Authorization(baseline)
                .decide(new AccessQuestion(
                        subject, List.of(), "execute", "deployment", "production", part, Set.of(), AT));

        assertThat(decision.allowed()).as(decision.why()).isEqualTo(allowed);
    }

    @Test
    void findsWhatIsWrong() {
        assertThat(AccessReview.of(BASELINE, AT).stream().map(AccessReview.Remark::kind))
                .containsExactly("override-everywhere", "empty-group", "too-few-approvers");
    }
}
