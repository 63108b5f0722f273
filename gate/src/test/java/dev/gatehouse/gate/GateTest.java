package dev.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.gate.Decision.Outcome;
import dev.gatehouse.model.forge.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to a denial or a hold, from a deployment that is allowed. Signed by the real ssh-keygen. */
class GateTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final String FROM = "1".repeat(40);
    private static final String TO = "2".repeat(40);
    private static final String FILES = "sha256:" + "3".repeat(64);
    private static final DeployedManifests SEEN = new DeployedManifests(FILES, "2 files", List.of(), List.of());

    @TempDir
    private Path folder;

    private Baseline baseline;
    private Environment production;

    @BeforeEach
    void declare() throws IOException {
        declare("");
    }

    private void declare(String more) throws IOException {
        StringBuilder people = new StringBuilder();
        for (String who : List.of("Ada", "Bob", "Cyd", "Dan", "Eve")) {
            if (!Files.exists(folder.resolve(who))) {
                new SshKeygen(folder).run("", "-t", "ed25519", "-N", "", "-f", who);
            }
            String key = Files.readString(folder.resolve(who + ".pub")).strip();
            people.append("  - {name: ").append(who).append(", groups: [");
            people.append(who.equals("Ada") ? "developers" : who.equals("Eve") ? "visitors" : "platform");
            people.append("], signingKeys: [\"").append(key).append("\"]}\n");
        }
        Files.writeString(folder.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people:
                %senvironments:
                  production: {ref: env/prod, paths: [p], approvals: {count: 1, groups: [platform]}%s}
                bindings:
                  - {role: deployer, groups: [developers]}
                  - {role: admin, groups: [platform]}
                  - {role: viewer, groups: [visitors]}
                """.formatted(people, more));
        baseline = new BaselineReader(Set.of(), AT).read(folder.resolve("gatehouse.yaml"));
        production = baseline.environments().getFirst();
    }

    private SignedStatement sign(Statement statement, String key, String namespace) throws IOException {
        return new SignedStatement(
                statement.text(),
                new SshKeygen(folder).run(statement.text(), "-Y", "sign", "-n", namespace, "-f", key));
    }

    private static Statement state(Statement.Kind kind, Action action, String request, String by) {
        return new Statement(
                kind,
                "production",
                "env/prod",
                action.label(),
                FROM,
                TO,
                FILES,
                request,
                by,
                "because",
                "0123456789abcdef",
                AT.minusSeconds(60),
                AT.plus(Duration.ofHours(1)));
    }

    private static Circumstances circumstances() {
        return new Circumstances(
                FROM, SEEN, Set.of(), "absent", List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of(),
                Map.of());
    }

    private SignedStatement request() throws IOException {
        return sign(state(Statement.Kind.REQUEST, Action.DEPLOY, "", "Ada"), "Ada", "gatehouse");
    }

    private SignedStatement approval(String request, String by) throws IOException {
        return sign(state(Statement.Kind.APPROVAL, Action.DEPLOY, request, by), by, "gatehouse");
    }

    private Decision decide(SignedStatement request, Circumstances seen, SignedStatement... approvals) {
        return Gate.decide(request, baseline, production, seen, List.of(approvals), null, AT);
    }

    private static void refuses(Decision decision, Outcome outcome, String code, String words) {
        assertThat(decision.outcome()).as(decision.toString()).isEqualTo(outcome);
        assertThat(decision.reasons())
                .anyMatch(r -> r.effect() == outcome
                        && r.code().equals(code)
                        && r.text().contains(words));
    }

    @Test
    void allowsWhatIsRequestedAndApproved() throws IOException {
        SignedStatement request = request();
        assertThat(decide(request, circumstances(), approval(request.id(), "Bob"))
                        .outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void nothingIsAllowedWithoutARequest() {
        assertThat(Gate.decide(null, baseline, production, circumstances(), List.of(), null, AT)
                        .outcome())
                .isEqualTo(Outcome.HOLD);
    }

    @Test
    void forgedTruncatedAndMisusedSignatures() throws IOException {
        Statement asked = state(Statement.Kind.REQUEST, Action.DEPLOY, "", "Ada");
        refuses(decide(sign(asked, "Eve", "gatehouse"), circumstances()), Outcome.DENY, "request", "key of Eve");
        refuses(decide(sign(asked, "Ada", "git"), circumstances()), Outcome.DENY, "request", "namespace git");
        SignedStatement good = request();
        String cut = good.signature().substring(0, good.signature().length() / 2);
        refuses(
                decide(new SignedStatement(good.text(), cut), circumstances()),
                Outcome.DENY,
                "request",
                "its signature is none");
        refuses(
                decide(
                        new SignedStatement(good.text().replace("because", "becausf"), good.signature()),
                        circumstances()),
                Outcome.DENY,
                "request",
                "does not fit");
        new SshKeygen(folder).run("", "-t", "ed25519", "-N", "", "-f", "stranger");
        refuses(
                decide(sign(asked, "stranger", "gatehouse"), circumstances()),
                Outcome.DENY,
                "request",
                "nobody declared has");
    }

    @Test
    void expiredAndReplayed() throws IOException {
        SignedStatement request = request();
        Decision late = Gate.decide(
                request, baseline, production, circumstances(), List.of(), null, AT.plus(Duration.ofHours(2)));
        refuses(late, Outcome.DENY, "request", "expired");
        Circumstances used = new Circumstances(
                FROM,
                SEEN,
                Set.of(),
                "absent",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(request.id()),
                Map.of());
        refuses(decide(request, used, approval(request.id(), "Bob")), Outcome.DENY, "request", "carried out before");
    }

    @Test
    void whatChangedVoidsIt() throws IOException {
        SignedStatement request = request();
        Circumstances moved = new Circumstances(
                TO, SEEN, Set.of(), "absent", List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of(), Map.of());
        refuses(decide(request, moved), Outcome.DENY, "moved", "moved since");
        Circumstances files = new Circumstances(
                FROM,
                new DeployedManifests("sha256:else", "2 files", List.of(), List.of()),
                Set.of(),
                "absent",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of());
        refuses(decide(request, files), Outcome.DENY, "manifests", "not what was requested");
        refuses(
                decide(request, circumstances(), approval("0".repeat(64), "Bob")),
                Outcome.HOLD,
                "approval",
                "another request");
    }

    @Test
    void whatTheCommitDoesNotFixHolds() throws IOException {
        DeployedManifests open = new DeployedManifests(
                FILES, "2 files", List.of("app/kustomization.yaml:2:3: a base elsewhere"), List.of("a pinned base"));

        Decision decision = overridden(deploying(open));
        refuses(
                decision,
                Outcome.HOLD,
                "manifests",
                "app/kustomization.yaml:2:3: a base elsewhere: the commit does not say what is deployed");
        assertThat(decision.reasons())
                .contains(new Decision.Reason("manifests", Outcome.ALLOW, "the digest covers 2 files"))
                .contains(new Decision.Reason("manifests", Outcome.ALLOW, "a pinned base: bound by its name only"));

        declare(", overridable: [windows, approvals, complete-coverage]");
        assertThat(overridden(deploying(open)).outcome()).isEqualTo(Outcome.ALLOW);
    }

    private static Circumstances deploying(DeployedManifests manifests) {
        return new Circumstances(
                FROM, manifests, Set.of(), "absent", List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of(),
                Map.of());
    }

    @Test
    void approvalsOfThoseWhoMayNot() throws IOException {
        SignedStatement request = request();
        refuses(decide(request, circumstances()), Outcome.HOLD, "approvals", "0 of 1");
        refuses(decide(request, circumstances(), approval(request.id(), "Eve")), Outcome.HOLD, "approval", "Eve");
        refuses(decide(request, circumstances(), approval(request.id(), "Ada")), Outcome.HOLD, "approval", "Ada");
        Circumstances written = new Circumstances(
                FROM,
                SEEN,
                Set.of("Bob"),
                "absent",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of());
        refuses(decide(request, written, approval(request.id(), "Bob")), Outcome.HOLD, "approval", "wrote it");
    }

    @Test
    void aViewerMayNotRequest() throws IOException {
        SignedStatement request = sign(state(Statement.Kind.REQUEST, Action.DEPLOY, "", "Eve"), "Eve", "gatehouse");
        refuses(decide(request, circumstances()), Outcome.DENY, "requester-role", "may not request");
    }

    @Test
    void findingsSecretsAndGaps() throws IOException {
        declare(", requires: [complete-coverage, signed-commits, two-factor, training]");
        SignedStatement request = request();
        Circumstances bad = new Circumstances(
                FROM,
                SEEN,
                Set.of(),
                "absent",
                List.of("a secret"),
                List.of("a finding"),
                List.of("a gap"),
                List.of("a commit"),
                Set.of(),
                Set.of(),
                Map.of());
        Decision decision = decide(request, bad, approval(request.id(), "Bob"));
        refuses(decision, Outcome.DENY, "new-secret", "a secret");
        assertThat(decision.reasons())
                .anyMatch(r -> r.effect() == Outcome.HOLD && r.text().equals("not searched for secrets: a commit"));
        refuses(decision, Outcome.DENY, "new-finding", "a finding");
        refuses(decision, Outcome.DENY, "commit-signature", "not signed");
        refuses(decision, Outcome.DENY, "training", "no training");
        assertThat(decision.reasons()).anyMatch(r -> r.code().equals("coverage") && r.effect() == Outcome.HOLD);
        assertThat(decision.reasons()).anyMatch(r -> r.code().equals("two-factor") && r.effect() == Outcome.HOLD);
    }

    @Test
    void aClosedWindowHolds() throws IOException {
        declare(", windows: [{kind: deny, schedule: \"0 0 * * *\", duration: 24h}]");
        SignedStatement request = request();
        refuses(decide(request, circumstances(), approval(request.id(), "Bob")), Outcome.HOLD, "window", "closed");
    }

    @Test
    void anOverrideTakesTwoOthers() throws IOException {
        declare(", windows: [{kind: deny, schedule: \"0 0 * * *\", duration: 24h}]");
        SignedStatement request = sign(state(Statement.Kind.REQUEST, Action.OVERRIDE, "", "Bob"), "Bob", "gatehouse");
        SignedStatement cyd =
                sign(state(Statement.Kind.APPROVAL, Action.OVERRIDE, request.id(), "Cyd"), "Cyd", "gatehouse");
        SignedStatement dan =
                sign(state(Statement.Kind.APPROVAL, Action.OVERRIDE, request.id(), "Dan"), "Dan", "gatehouse");
        SignedStatement own =
                sign(state(Statement.Kind.APPROVAL, Action.OVERRIDE, request.id(), "Bob"), "Bob", "gatehouse");
        refuses(decide(request, circumstances(), cyd, cyd, own), Outcome.HOLD, "override", "1 of 2");
        assertThat(decide(request, circumstances(), cyd, dan).outcome()).isEqualTo(Outcome.ALLOW);
    }

    private Decision overridden(Circumstances seen) throws IOException {
        SignedStatement request = sign(state(Statement.Kind.REQUEST, Action.OVERRIDE, "", "Bob"), "Bob", "gatehouse");
        return decide(
                request,
                seen,
                sign(state(Statement.Kind.APPROVAL, Action.OVERRIDE, request.id(), "Cyd"), "Cyd", "gatehouse"),
                sign(state(Statement.Kind.APPROVAL, Action.OVERRIDE, request.id(), "Dan"), "Dan", "gatehouse"));
    }

    @Test
    void anOverrideIsAskedAllButWindowsAndApprovals() throws IOException {
        declare(", requires: [two-factor], conditions: [{expression: \"size(approvers) == 2 && executor == 'x'\"}]");
        Decision decision = overridden(bringing("a secret", "a finding"));

        assertThat(decision.reasons())
                .filteredOn(reason -> reason.effect() != Outcome.ALLOW)
                .extracting(Decision.Reason::code)
                .containsExactly("two-factor", "new-secret", "new-finding", "condition");
        assertThat(decision.reasons())
                .anyMatch(reason -> reason.code().equals("override")
                        && reason.text().endsWith("(Cyd, Dan); not asked: windows, approvals"));
    }

    @Test
    void anOverrideIsNotAskedWhatTheEnvironmentSays() throws IOException {
        declare(", requires: [two-factor], conditions: [{expression: \"false\"}],"
                + " overridable: [approvals, two-factor, secrets, findings, conditions]");
        assertThat(overridden(bringing("a secret", "a finding")).outcome()).isEqualTo(Outcome.ALLOW);
        declare(", overridable: [approvals], windows: [{kind: deny, schedule: \"0 0 * * *\", duration: 24h}]");
        refuses(overridden(circumstances()), Outcome.HOLD, "window", "closed");
    }

    private static Circumstances bringing(String secret, String finding) {
        return new Circumstances(
                FROM,
                SEEN,
                Set.of(),
                "absent",
                List.of(secret),
                List.of(finding),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of());
    }

    @Test
    void aRollbackGoesWhereItWas() throws IOException {
        SignedStatement request = sign(state(Statement.Kind.REQUEST, Action.ROLLBACK, "", "Ada"), "Ada", "gatehouse");
        refuses(decide(request, circumstances()), Outcome.DENY, "rollback", "never deployed");
    }

    private static Circumstances with(Member.SecondFactor state) {
        return new Circumstances(
                FROM,
                SEEN,
                Set.of(),
                "absent",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of("Ada", new Circumstances.SecondFactorSeen(state, "github:acme tells")));
    }

    @Test
    void secondFactorsThatAreKnown() throws IOException {
        SignedStatement request = request();
        refuses(
                decide(request, with(Member.SecondFactor.NONE), approval(request.id(), "Bob")),
                Outcome.DENY,
                "two-factor",
                "Ada has no second factor: github:acme tells");
        refuses(
                decide(request, with(Member.SecondFactor.INSECURE), approval(request.id(), "Bob")),
                Outcome.ALLOW,
                "two-factor",
                "only text messages");

        declare(", requires: [two-factor]");
        refuses(decide(request, with(Member.SecondFactor.INSECURE)), Outcome.DENY, "two-factor", "only text messages");
        refuses(decide(request, with(Member.SecondFactor.UNTOLD)), Outcome.HOLD, "two-factor", "not known");
        refuses(
                decide(request, with(Member.SecondFactor.SECURE), approval(request.id(), "Bob")),
                Outcome.ALLOW,
                "two-factor",
                "Ada has a second factor");
    }

    @Test
    void freezesCloseAndOverridesOpen() throws IOException {
        String freeze = "freezes: [{from: 2026-05-30, until: 2026-06-02, reason: audit}]";
        declare(", " + freeze);
        SignedStatement request = request();
        refuses(
                decide(request, circumstances(), approval(request.id(), "Bob")),
                Outcome.HOLD,
                "window",
                "the window is closed: the freeze for audit denies; opens 2026-06-03T00:00:00Z");
        declare(", " + freeze + ", overrides: [{from: \"2026-06-01T11:00\", until: \"2026-06-01T13:00\","
                + " reason: outage, approvedBy: [Cyd, Dan]}]");
        refuses(
                decide(request, circumstances(), approval(request.id(), "Bob")),
                Outcome.ALLOW,
                "window",
                "overridden until 2026-06-01T13:00:00Z by Cyd, Dan: outage");
    }

    @Test
    void conditionsOfItsOwn() throws IOException {
        declare(", conditions: [{expression: \"size(approvers) >= 2\", reason: two pairs of eyes}]");
        SignedStatement request = request();
        refuses(
                decide(request, circumstances(), approval(request.id(), "Bob")),
                Outcome.DENY,
                "condition",
                "does not hold: two pairs of eyes");
        refuses(
                decide(request, circumstances(), approval(request.id(), "Bob"), approval(request.id(), "Cyd")),
                Outcome.ALLOW,
                "condition",
                "holds: two pairs of eyes");
        declare(", conditions: [{expression: \"approvers[7] == 'Bob'\"}]");
        refuses(
                decide(request, circumstances(), approval(request.id(), "Bob")),
                Outcome.HOLD,
                "condition",
                "can't be told: approvers[7] == 'Bob'");
    }
}
