package dev.gatehouse.report;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A judgement with every verdict, several practices, and names that would do harm where they are not made safe. */
final class SampleJudgement {

    static final String SCRIPT = "<script>alert(1)</script>";
    static final String CLEAR_SCREEN = "\u001b[2J\u001b[31m";
    static final String OVERRIDE = "\u202Elmay.terces";
    static final Instant AT = Instant.parse("2026-06-01T08:30:00Z");

    static final Rule PLAINTEXT = Rule.of(Practice.SECRETS, "plaintext-secret")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.LOW)
            .title("A Secret's values stand in plain text")
            .why(
                    "Whoever reads the repository, now or in any later clone of it, has the password; base64 hides nothing.")
            .fix("""
                    Encrypt the file with SOPS, or reference a store. Then change the value, since history keeps the old \
                    one.""")
            .example("""
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.6.2", "gdpr:32.1.a")
            .written();

    private static final Rule ENVIRONMENT = Rule.of(Practice.SECRETS, "secret-in-environment")
            .severity(Severity.HIGH)
            .title("A secret is a literal in a container's environment")
            .why("It shows in every description of the pod.")
            .fix("Take it from a Secret with valueFrom.secretKeyRef.")
            .needs(FactKind.KUBERNETES_OBJECT)
            .written();

    private static final Rule ADMIN = Rule.of(Practice.TWO_FACTOR, "argocd-admin-enabled")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("Argo CD's built-in admin account is enabled")
            .why("One shared password deploys anything anywhere, and the log names nobody.")
            .fix("Turn the account off once single sign-on works, in the ConfigMap argocd-cm:")
            .example("data:\n  admin.enabled: \"false\"")
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.4.1", "pci-dss:8.2.2", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    private static final Rule MEMBERS = Rule.of(Practice.TWO_FACTOR, "member-without-second-factor")
            .severity(Severity.CRITICAL)
            .title("A member signs in without a second factor")
            .why("A guessed password is all it takes.")
            .fix("Require it for the organisation.")
            .needs(FactKind.MEMBER)
            .written();

    private static final Rule OWNERS = Rule.of(Practice.REPOSITORY_ACCESS, "production-path-without-owner")
            .severity(Severity.MEDIUM)
            .title("No one owns a production path")
            .why("Anyone with write access changes it without a review by those who answer for it.")
            .fix("Name an owner in CODEOWNERS.")
            .example("/clusters/production/ @acme/platform")
            .needs(FactKind.CODE_OWNERS)
            .written();

    private static final Rule REVIEW = Rule.of(Practice.ACCESS_LOG, "no-access-log")
            .severity(Severity.HIGH)
            .title("No access log was reviewed")
            .why("Unauthorised attempts go unnoticed.")
            .fix("Give the logs to gatehouse logs detect.")
            .needs(FactKind.ACCESS_EVENT)
            .written();

    private static final Rule READS_SECRETS = Rule.of(Practice.DEPLOY_ROLES, "workload-can-read-all-secrets")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A workload reads every Secret")
            .why("Whoever takes over the workload has all of them.")
            .fix("Bind it to a Role that names the Secrets it needs.")
            .needs(FactKind.KUBERNETES_OBJECT)
            .written();

    private static final Rule SSH = Rule.of(Practice.SSH_ACCESS, "service-opens-ssh")
            .severity(Severity.HIGH)
            .title("A service opens port 22 to everyone")
            .why("Anyone on the Internet may try keys and passwords.")
            .fix("Allow the addresses of your own networks only.")
            .needs(FactKind.KUBERNETES_OBJECT)
            .written();

    private static final Rule DIGEST = Rule.of(Practice.UPDATES, "image-without-digest")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("An image is named without its digest")
            .why("The same tag may be another image tomorrow.")
            .fix("Pin it: name the digest after the tag.")
            .needs(FactKind.KUBERNETES_OBJECT)
            .written();

    private static final Rule PCI = Rule.of(Practice.COMPLIANCE, "pci-dss")
            .severity(Severity.MEDIUM)
            .title("A requirement of PCI DSS is not met")
            .why("It follows from findings of the other practices.")
            .fix("Put those right.")
            .needs(FactKind.FILE)
            .written();

    private static final Rule CONTACT = Rule.of(Practice.AWARENESS, "no-security-contact")
            .severity(Severity.LOW)
            .title("Nothing says whom to tell of an anomaly")
            .why("Whoever sees one keeps it to themselves.")
            .fix("Add a SECURITY.md with an address.")
            .needs(FactKind.DOCUMENT)
            .written();

    private SampleJudgement() {}

    static RunContext context() {
        return new RunContext("0.1.0", Duration.ofMillis(412), Terminal.PLAIN, Severity.HIGH, false);
    }

    static RunContext context(Terminal terminal, boolean all) {
        return new RunContext("0.1.0", Duration.ofMillis(412), terminal, Severity.HIGH, all);
    }

    static List<Rule> rules() {
        return List.of(
                ADMIN, MEMBERS, OWNERS, REVIEW, READS_SECRETS, SSH, PLAINTEXT, ENVIRONMENT, DIGEST, PCI, CONTACT);
    }

    /** Every verdict, and hostile names. */
    static Judgement hostile() {
        List<Finding> plaintext = new ArrayList<>();
        plaintext.add(fail(
                PLAINTEXT,
                Severity.CRITICAL,
                "Secret prod/db",
                "clusters/production/db.yaml",
                14,
                13,
                "`password` is plaintext (base64 hides nothing)"));
        plaintext.add(fail(
                PLAINTEXT,
                Severity.CRITICAL,
                "Secret prod/" + SCRIPT,
                "clusters/production/" + SCRIPT + " & \"friends\".yaml",
                2,
                5,
                "`token` of " + SCRIPT + " | is @everyone's [link](https://example.com) `now`"));
        plaintext.add(fail(
                PLAINTEXT,
                Severity.LOW,
                "Secret dev/" + CLEAR_SCREEN + "red",
                "apps/dev/" + CLEAR_SCREEN + "two\nlines|pipe.yaml",
                7,
                1,
                "`key` is plaintext\nCRITICAL  forged/rule\r\n::error::forged]]>"));
        plaintext.add(fail(
                PLAINTEXT,
                Severity.HIGH,
                "Secret " + OVERRIDE,
                "apps/" + OVERRIDE + ".yaml",
                3,
                3,
                "=HYPERLINK(\"https://example.com\")"));
        plaintext.add(fail(
                PLAINTEXT,
                Severity.HIGH,
                "Secret x/" + "long-".repeat(100),
                "apps/" + "deep/".repeat(60) + "end.yaml",
                3,
                3,
                "`password` is plaintext, " + "and on and on ".repeat(60)));
        plaintext.add(
                fail(PLAINTEXT, Severity.HIGH, "Secret x/żółć", "apps/żółć 100%#?.yaml", 3, 3, "`hasło` 秘密 \uD83D"));
        plaintext.add(
                finding(PLAINTEXT, Verdict.PASS, Severity.HIGH, "Secret x/sops", "encrypted with SOPS", "a.yaml", 1));
        plaintext.add(new Finding(
                PLAINTEXT,
                Verdict.WAIVED,
                Severity.HIGH,
                "Secret demo/demo",
                "`password` is plaintext",
                new Location("demo/secret.yaml", 5, 13, 6),
                null,
                fingerprint(PLAINTEXT, "demo"),
                new Waiver("Public demo " + SCRIPT, "Ada Example", LocalDate.parse("2026-12-31"))));
        return judgement(
                "examples/acme-platform",
                List.of(
                        result(
                                ADMIN,
                                fail(
                                        ADMIN,
                                        Severity.HIGH,
                                        "ConfigMap argocd/argocd-cm",
                                        "argocd/argocd-cm.yaml",
                                        8,
                                        18,
                                        "anyone with the one shared password deploys anything")),
                        result(MEMBERS, unknown(MEMBERS, "members of github:acme", "no token", null)),
                        result(
                                OWNERS,
                                finding(
                                        OWNERS,
                                        Verdict.PASS,
                                        Severity.MEDIUM,
                                        "clusters/production",
                                        "owned",
                                        "CODEOWNERS",
                                        1)),
                        result(REVIEW, unknown(REVIEW, "access logs of -", "no source of access logs was given", null)),
                        result(
                                READS_SECRETS,
                                fail(
                                        READS_SECRETS,
                                        Severity.HIGH,
                                        "ClusterRoleBinding ci-admin",
                                        "infrastructure/ci/rbac.yaml",
                                        8,
                                        1,
                                        "ServiceAccount ci/runner reads every Secret through ClusterRoleBinding ci-admin"),
                                unknown(
                                        READS_SECRETS,
                                        "RoleBinding x",
                                        "the role is named by a variable, ${ROLE}",
                                        new Location("infrastructure/x.yaml", 4, 9, 4))),
                        result(
                                SSH,
                                finding(
                                        SSH,
                                        Verdict.NOT_APPLICABLE,
                                        Severity.HIGH,
                                        "-",
                                        "nothing here that it speaks of",
                                        null,
                                        0)),
                        RuleResult.of(PLAINTEXT, plaintext),
                        result(
                                ENVIRONMENT,
                                fail(
                                        ENVIRONMENT,
                                        Severity.HIGH,
                                        "Secret prod/db",
                                        "clusters/production/db.yaml",
                                        30,
                                        9,
                                        "`PASSWORD` is a literal")),
                        result(
                                DIGEST,
                                fail(
                                        DIGEST,
                                        Severity.MEDIUM,
                                        "image nginx:1.27",
                                        "apps/web.yaml",
                                        12,
                                        16,
                                        "nginx:1.27 may be another image tomorrow"),
                                fail(
                                        DIGEST,
                                        Severity.INFO,
                                        "image redis",
                                        "apps/dev/cache.yaml",
                                        9,
                                        16,
                                        "redis has neither tag nor digest")),
                        result(
                                PCI,
                                fail(PCI, Severity.MEDIUM, "8.4.1", null, 0, 0, "argocd-admin-enabled fails"),
                                finding(PCI, Verdict.PASS, Severity.MEDIUM, "8.6.3", "met", null, 0),
                                unknown(PCI, "10.2.1", "no access logs", null)),
                        result(
                                CONTACT,
                                finding(
                                        CONTACT,
                                        Verdict.PASS,
                                        Severity.LOW,
                                        "SECURITY.md",
                                        "names a contact",
                                        "SECURITY.md",
                                        1))));
    }

    /** Nothing fails, nothing is unknown. */
    static Judgement clean() {
        Snapshot snapshot = new Snapshot(
                "acme/clean",
                AT,
                List.of(repository("main", 3)),
                java.util.Arrays.stream(FactKind.values())
                        .map(k -> Coverage.complete(Origin.FILES, k))
                        .toList(),
                List.of(FileReading.whole("app.yaml", "kubernetes")));
        return new Judgement(
                snapshot,
                List.of(
                        result(
                                ADMIN,
                                finding(
                                        ADMIN,
                                        Verdict.PASS,
                                        Severity.HIGH,
                                        "ConfigMap argocd/argocd-cm",
                                        "off",
                                        "app.yaml",
                                        1)),
                        result(
                                DIGEST,
                                finding(DIGEST, Verdict.PASS, Severity.LOW, "image nginx", "pinned", "app.yaml", 4))),
                List.of());
    }

    /** A clone without its forge: three kinds of fact not seen, for one reason. */
    static Judgement withoutForge() {
        Snapshot snapshot = new Snapshot(
                "acme/clone",
                AT,
                List.of(repository("main", 3)),
                Stream.of(FactKind.ORGANIZATION, FactKind.MEMBER, FactKind.GRANT)
                        .map(k -> Coverage.missing("forge", k, "a clone does not tell", null))
                        .toList(),
                List.of());
        return new Judgement(snapshot, List.of(), List.of());
    }

    /** One rule with many findings, for the limits of formats. */
    static Judgement many(int findings) {
        List<Finding> places = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            Severity severity = List.of(Severity.values()).get(i % 5);
            places.add(fail(
                    DIGEST,
                    severity,
                    "image registry.example/app-" + i,
                    "apps/app-" + i / 10 + "/deploy.yaml",
                    1 + i % 10,
                    16,
                    "app-" + i + " may be another image tomorrow"));
        }
        return judgement("acme/many", List.of(RuleResult.of(DIGEST, places)));
    }

    static Judgement judgement(String target, List<RuleResult> results) {
        Snapshot snapshot = new Snapshot(
                target,
                AT,
                List.of(repository("main", 12)),
                List.of(
                        Coverage.complete(Origin.FILES, FactKind.FILE),
                        Coverage.complete(Origin.FILES, FactKind.CODE_OWNERS),
                        Coverage.complete(Origin.FILES, FactKind.DOCUMENT),
                        Coverage.partial(
                                Origin.FILES,
                                FactKind.KUBERNETES_OBJECT,
                                "2 places: a Helm template, not rendered (charts/api/templates/deploy.yaml:1:4 …)",
                                null),
                        Coverage.missing(
                                "github:acme",
                                FactKind.MEMBER,
                                "no token",
                                "Set GITHUB_TOKEN with read:org and pass --source github:acme")),
                List.of(
                        FileReading.whole("clusters/production/db.yaml", "kubernetes"),
                        unrendered("charts/api/templates/deploy.yaml", "1:4"),
                        unrendered("charts/api/templates/" + CLEAR_SCREEN + ".yaml", "9:1"),
                        new FileReading("logo.png", null, "no text", Set.of(), null),
                        FileReading.whole("README.md", "document")));
        return new Judgement(
                snapshot,
                results.stream().sorted(Comparator.comparing(RuleResult::rule)).toList(),
                List.of(new FrameworkResult("pci-dss", "PCI DSS v4.0.1", 46, 85, 280)));
    }

    private static FileReading unrendered(String file, String place) {
        String reason = place + " a Helm template, not rendered";
        return new FileReading(file, "helm", reason, Set.of(FactKind.KUBERNETES_OBJECT), null);
    }

    private static GitRepository repository(String branch, int commits) {
        return new GitRepository(
                "3f2a91c0ffee3f2a91c0ffee3f2a91c0ffee3f2a",
                branch,
                branch,
                "https://git.example/acme/platform.git",
                false,
                false,
                false,
                commits,
                Origin.address(Origin.GIT, "HEAD"));
    }

    static RuleResult result(Rule rule, Finding... findings) {
        return RuleResult.of(rule, List.of(findings));
    }

    private static Finding fail(
            Rule rule,
            Severity severity,
            String subject,
            @Nullable String file,
            int line,
            int column,
            String explanation) {
        return new Finding(
                rule,
                Verdict.FAIL,
                severity,
                subject,
                explanation,
                file == null ? null : Location.of(file, line, column),
                null,
                fingerprint(rule, subject),
                null);
    }

    private static Finding unknown(Rule rule, String subject, String explanation, @Nullable Location location) {
        return new Finding(
                rule,
                Verdict.UNKNOWN,
                rule.severity(),
                subject,
                explanation,
                location,
                null,
                fingerprint(rule, subject),
                null);
    }

    private static Finding finding(
            Rule rule,
            Verdict verdict,
            Severity severity,
            String subject,
            String explanation,
            @Nullable String file,
            int line) {
        return new Finding(
                rule,
                verdict,
                severity,
                subject,
                explanation,
                file == null ? null : Location.of(file, line, 1),
                null,
                fingerprint(rule, subject),
                null);
    }

    private static String fingerprint(Rule rule, String subject) {
        return String.format(
                "%016x%016x", (long) rule.id().hashCode() & 0xFFFFFFFFL, (long) subject.hashCode() & 0xFFFFFFFFL);
    }
}
