package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.conditions.ConditionVariables;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.baseline.shape.Shape.Brief;
import dev.gatehouse.baseline.shape.Shape.Choice;
import dev.gatehouse.baseline.shape.Shape.Count;
import dev.gatehouse.baseline.shape.Shape.Fields;
import dev.gatehouse.baseline.shape.Shape.Items;
import dev.gatehouse.baseline.shape.Shape.Name;
import dev.gatehouse.baseline.shape.Shape.Named;
import dev.gatehouse.baseline.shape.Shape.Reference;
import dev.gatehouse.baseline.shape.Shape.Text;
import dev.gatehouse.baseline.shape.Shape.Truth;
import dev.gatehouse.baseline.shape.Subject;
import dev.gatehouse.baseline.shape.TextFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that a {@code gatehouse.yaml} may hold, in the order in which it is best read. */
public final class BaselineFormat {

    /** The only version there is. */
    public static final String VERSION = "gatehouse.dev/v1";

    private static final Shape LINE = new Text(TextFormat.LINE);
    private static final Shape PROSE = new Text(TextFormat.PROSE);
    private static final Shape NAME = new Text(TextFormat.NAME);
    private static final Shape TEAM = new Text(TextFormat.TEAM);
    private static final Shape DATE = new Text(TextFormat.DATE);
    private static final Shape MOMENT = new Text(TextFormat.MOMENT);
    private static final Shape TIME_ZONE = new Text(TextFormat.TIME_ZONE);
    private static final Fields.Key REASON = key("reason", PROSE, "Why", "year's end");
    private static final Shape PERMISSION = new Choice(List.of("read", "triage", "write", "maintain", "admin"));
    private static final Shape HOSTS = list("a list of hosts", new Text(TextFormat.HOST));
    private static final Shape PATHS = list("a list of path patterns", new Text(TextFormat.PATH_PATTERN));

    /** A whole file. */
    public static final Fields BASELINE = fields(
            "a baseline",
            required("apiVersion", new Choice(List.of(VERSION)), "The version of this format", VERSION),
            key(
                    "include",
                    list("a list of files", new Text(TextFormat.FILE)),
                    "More files of this format, relative to this one and within its folder",
                    "[gatehouse/people.yaml]"),
            key("organization", organization(), "Who the repository belongs to", "{name: acme}"),
            key("people", people(), "Everyone with access, and who had it", "[{name: Ada Example}]"),
            key("sources", sources(), "The live systems to observe", "[{type: github, name: acme}]"),
            key("environments", environments(), "What is deployed to", "{production: {paths: [clusters/production]}}"),
            key("roles", roles(), "Named sets of permissions", "{deployer: {permissions: [\"deployment:execute\"]}}"),
            key("bindings", bindings(), "Who holds which role", "[{role: deployer, groups: [platform]}]"),
            key("repositories", repositories(), "Access to repositories", "{acme/deploy: {teams: {platform: write}}}"),
            key(
                    "forges",
                    forges(),
                    "What organisations on forges are to be like",
                    "{github:acme: {owners: [Ada Example]}}"),
            key("ssh", ssh(), "Who may come in over SSH", "{allowedCidrs: [203.0.113.0/24]}"),
            key("secrets", secrets(), "How secrets are kept", "{samples: [docs/**]}"),
            key("updates", updates(), "Which versions are run", "{kubernetesVersion: \"1.34\"}"),
            key("compliance", compliance(), "What is reported on", "{frameworks: [pci-dss]}"),
            key("accessLog", accessLog(), "How access logs are reviewed", "{reviewDays: 31}"),
            key("awareness", awareness(), "Contacts and training", "{contact: security@example.com}"),
            key("rules", rules(), "Changes to single rules", "{updates/image-without-digest: {severity: low}}"),
            key("waivers", waivers(), "Failures accepted for a time", "[{rule: updates/image-without-digest}]"));

    /** A file that another one includes: it may leave the version to that one. */
    public static final Fields INCLUDED = new Fields(
            BASELINE.noun(),
            BASELINE.keys().stream()
                    .map(k -> new Fields.Key(k.name(), k.shape(), false, k.says(), k.example()))
                    .toList());

    private BaselineFormat() {}

    private static Shape organization() {
        Fields provider = fields(
                "an identity provider",
                required("name", LINE, "What it is", "keycloak"),
                key("issuer", new Text(TextFormat.ADDRESS), "Its OpenID Connect issuer", "https://login.example.com"),
                key(
                        "secondFactor",
                        new Choice(List.of("required", "optional")),
                        "Whether it lets no one in without a second factor",
                        "required"),
                key("evidence", PROSE, "Where that can be seen", "\"policy reviewed 2026-03-01\""));
        return fields(
                "an organization",
                key("name", LINE, "Its name", "acme"),
                key("identityProvider", provider, "Where its people sign in", "{name: keycloak}"));
    }

    private static Shape people() {
        Fields person = fields(
                "a person",
                required("name", new Name(Subject.PERSON), "What people call them, unique", "Ada Example"),
                key(
                        "emails",
                        list("a list of e-mail addresses", new Text(TextFormat.EMAIL)),
                        "Every address they commit with",
                        "[ada@example.com]"),
                key("groups", list("a list of groups", new Name(Subject.GROUP)), "Groups they are in", "[platform]"),
                key(
                        "accounts",
                        new Named("accounts by system", new Text(TextFormat.SYSTEM), LINE),
                        "Their name on each system",
                        "{github: ada}"),
                key(
                        "sshKeys",
                        list("a list of SSH public keys", new Text(TextFormat.SSH_KEY)),
                        "Public keys they sign in with",
                        "[\"ssh-ed25519 AAAA…\"]"),
                key(
                        "signingKeys",
                        list("a list of public keys", new Text(TextFormat.SIGNING_KEY)),
                        "Public keys they sign commits and approvals with",
                        "[\"ssh-ed25519 AAAA…\"]"),
                key(
                        "revokedKeys",
                        list("a list of keys", new Text(TextFormat.REVOKED_KEY)),
                        "Keys that speak for nobody any more, whatever certificate is of them",
                        "[\"SHA256:…\"]"),
                key(
                        "secondFactor",
                        new Choice(List.of("secure", "insecure", "none")),
                        "What is known of their second factor where no system tells; insecure is by text message",
                        "secure"),
                key("joined", DATE, "Their first day", "2025-01-01"),
                key("left", DATE, "Their last day", "2026-05-03"));
        return new Items("a list of people", person, "name");
    }

    private static Shape sources() {
        Fields source = fields(
                "a source",
                required("type", new Choice(List.of("github", "gitlab", "gitea")), "The kind of system", "github"),
                required("name", LINE, "The organisation or group there", "acme"),
                key("api", new Text(TextFormat.ADDRESS), "Its address", "https://git.example.com"),
                key("token", new Text(TextFormat.TOKEN_PLACE), "Where the token is found", "env:GITHUB_TOKEN"));
        return new Items("a list of sources", source, null);
    }

    private static Shape environments() {
        Fields window = fields(
                "a window",
                key("kind", new Choice(List.of("allow", "deny")), "Whether it opens, or closes as a freeze", "allow"),
                required("schedule", new Text(TextFormat.SCHEDULE), "When it begins, in cron fields", "\"0 2 * * 2\""),
                required("duration", new Text(TextFormat.DURATION), "How long it lasts", "2h"),
                key("timeZone", TIME_ZONE, "Whose clock, UTC if not said", "Europe/Berlin"),
                key(
                        "applications",
                        list("a list of applications", new Text(TextFormat.APPLICATION)),
                        "For which applications; * is any run of characters; all if not said",
                        "[shop, \"shop-*\"]"),
                key(
                        "labels",
                        new Named("labels by key", new Text(TextFormat.LABEL), LINE),
                        "Labels of the applications it is for; all if not said",
                        "{tier: web}"),
                key(
                        "exclusions",
                        new Items("a list of exclusions", span("an exclusion"), null),
                        "When it does not count",
                        "[{from: 2026-12-20, until: 2027-01-02}]"));
        Fields approvals = fields(
                "approvals",
                required("count", new Count(1, 20), "How many people must agree", "2"),
                key("groups", groups(), "Of which groups; anyone's if not said", "[platform]"));
        Fields condition = fields(
                "a condition",
                required(
                        "expression",
                        PROSE,
                        "In the Common Expression Language, over " + String.join(", ", ConditionVariables.names()),
                        "\"size(approvers) >= 2\""),
                key("reason", PROSE, "What it is for", "two pairs of eyes"));
        Fields environment = fields(
                "an environment",
                key("ref", new Text(TextFormat.GIT_REFERENCE), "What it is deployed from", "main"),
                key("paths", PATHS, "The files deployed there", "[clusters/production]"),
                key(
                        "windows",
                        new Items("a list of windows", window, null),
                        "When changes may be made",
                        "[{schedule: \"0 2 * * 2\", duration: 2h}]"),
                key(
                        "freezes",
                        new Items("a list of freezes", span("a freeze", REASON), null),
                        "When none may be made, whatever the windows say",
                        "[{from: 2026-12-20, until: 2027-01-02}]"),
                key(
                        "overrides",
                        new Items(
                                "a list of overrides",
                                span(
                                        "an override",
                                        required("reason", PROSE, "Why it can't wait", "outage 12"),
                                        required(
                                                "approvedBy",
                                                list("a list of people's names", new Reference(Subject.PERSON)),
                                                "Two people or more who agreed",
                                                "[Ada Example, Bob Example]")),
                                null),
                        "When changes may be made though windows are closed, at most a week each",
                        "[{from: 2026-12-24T10:00, until: 2026-12-24T14:00}]"),
                key(
                        "overridable",
                        list(
                                "a list of checks",
                                new Choice(Arrays.stream(Environment.Check.values())
                                        .map(Environment.Check::label)
                                        .toList())),
                        "What an emergency override is not asked; windows and approvals if not said",
                        "[windows, approvals, findings]"),
                key("approvals", approvals, "Who must agree to a deployment", "{count: 2, groups: [platform]}"),
                key(
                        "requires",
                        list(
                                "a list of requirements",
                                new Choice(List.of("signed-commits", "two-factor", "training", "complete-coverage"))),
                        "What must hold before a deployment",
                        "[signed-commits]"),
                key(
                        "threshold",
                        new Choice(List.of("critical", "high", "medium", "low", "info", Environments.NEVER)),
                        "A deployment may bring no failure of this severity or a worse one; high if not said",
                        "medium"),
                key(
                        "conditions",
                        new Items("a list of conditions", condition, null),
                        "More that must hold before a deployment",
                        "[{expression: \"size(approvers) >= 2\"}]"),
                key(
                        "standing",
                        new Choice(List.of("production", "ordinary", "sandbox")),
                        "How much depends on it, told from its name if not said",
                        "production"));
        return new Named("environments by name", new Name(Subject.ENVIRONMENT), environment);
    }

    /** A part of time, with more keys. */
    private static Fields span(String noun, Fields.Key... more) {
        List<Fields.Key> keys = new ArrayList<>();
        keys.add(required("from", MOMENT, "Its first day, or when it begins", "2026-12-20"));
        keys.add(required("until", MOMENT, "Its last day, or when it ends", "2027-01-02"));
        keys.add(key("timeZone", TIME_ZONE, "Whose clock, that of its window or UTC if not said", "Europe/Berlin"));
        keys.addAll(List.of(more));
        return new Fields(noun, keys);
    }

    private static Shape roles() {
        Shape permissions = list("a list of permissions", new Text(TextFormat.PERMISSION));
        Fields role = fields(
                "a role",
                key("permissions", permissions, "What it allows", "[\"deployment:execute\"]"),
                key("deny", permissions, "What it takes away", "[\"deployment:override\"]"));
        return new Named("roles by name", new Name(Subject.ROLE), role);
    }

    private static Shape bindings() {
        Fields binding = fields(
                "a binding",
                required("role", new Reference(Subject.ROLE), "Which role", "deployer"),
                key(
                        "people",
                        list("a list of people's names", new Reference(Subject.PERSON)),
                        "Who holds it",
                        "[Ada Example]"),
                key("groups", groups(), "Which groups hold it", "[platform]"),
                key(
                        "environments",
                        list("a list of environments", new Reference(Subject.ENVIRONMENT)),
                        "Where; everywhere if not said",
                        "[production]"),
                key(
                        "applications",
                        list("a list of applications", new Text(TextFormat.APPLICATION)),
                        "Of which applications; * is any run of characters; all if not said",
                        "[shop, \"shop-*\"]"),
                key("paths", PATHS, "Of which files; all if not said", "[\"clusters/production/shop\"]"),
                key("until", MOMENT, "Its last day, or when it ends; UTC if not said", "2026-12-31"));
        return new Items("a list of bindings", binding, null);
    }

    private static Shape repositories() {
        Shape allowance = new Brief(
                fields(
                        "a permission",
                        required("permission", PERMISSION, "What they may do", "write"),
                        key("until", DATE, "The last day", "2026-12-31")),
                "permission");
        Fields repository = fields(
                "a repository",
                key("teams", new Named("permissions by team", TEAM, allowance), "Each team's", "{platform: write}"),
                key(
                        "members",
                        new Named("permissions by person", new Reference(Subject.PERSON), allowance),
                        "Permissions given to single people",
                        "{Ada Example: {permission: admin, until: 2026-12-31}}"),
                key(
                        "protections",
                        new Named("protections by branch", new Text(TextFormat.PATH_PATTERN), protection()),
                        "What guards a branch",
                        "{main: {reviews: 2}}"),
                key(
                        "keys",
                        new Named("deploy keys by title", LINE, new Choice(List.of("read", "write"))),
                        "Deploy keys, all there are to be",
                        "{ci: read}"),
                key("hooks", HOSTS, "The hosts that webhooks go to, all there are to be", "[ci.example.com]"),
                key("settings", SettingShapes.ofRepository(), "How it is set up", "{workflowToken: read}"));
        return new Named("repositories by name", new Text(TextFormat.REPOSITORY), repository);
    }

    private static Fields protection() {
        List<Fields.Key> keys = new ArrayList<>();
        keys.add(key("reviews", new Count(0, 20), "How many approvals a change takes", "2"));
        keys.add(key("signedCommits", new Truth(), "Whether unsigned commits are refused", "true"));
        keys.add(key("codeOwners", new Truth(), "Whether owners must approve", "true"));
        SettingShapes.guarantees().values().stream()
                .filter(name -> keys.stream().noneMatch(known -> known.name().equals(name)))
                .forEach(name -> keys.add(key(name, new Truth(), "Whether it is asked for", "true")));
        return new Fields("a protection", keys);
    }

    private static Shape forges() {
        Shape persons = list("a list of people's names", new Reference(Subject.PERSON));
        Fields team = fields(
                "a team",
                key("people", persons, "Members besides the people whose groups name it", "[Ada Example]"),
                key("maintainers", persons, "Members who may add others", "[Ada Example]"),
                key("parent", NAME, "The team it is part of", "platform"));
        Fields forge = fields(
                "an organisation on a forge",
                key("owners", persons, "Who may do everything, all there are to be", "[Ada Example]"),
                key("members", persons, "Who is in it besides, all there are to be", "[Bob Example]"),
                key("outside", persons, "Who reaches single repositories only", "[Cy Example]"),
                key("breakGlass", persons, "Whose accounts are for emergencies, and never touched", "[Emergency]"),
                key("teams", new Named("teams by name", TEAM, team), "Teams, all there are to be", "{platform: {}}"),
                key("hooks", HOSTS, "The hosts that its webhooks go to, all there are to be", "[ci.example.com]"),
                key("settings", SettingShapes.ofOrganization(), "How it is set up", "{basePermission: none}"));
        return new Named("organisations by forge", new Text(TextFormat.FORGE), forge);
    }

    private static Shape ssh() {
        return fields(
                "the ssh section",
                key(
                        "allowedCidrs",
                        list("a list of ranges of IP addresses", new Text(TextFormat.ADDRESS_RANGE)),
                        "The addresses that may reach port 22",
                        "[203.0.113.0/24]"));
    }

    private static Shape secrets() {
        return fields("the secrets section", key("samples", PATHS, "Paths whose secrets are made up", "[docs/**]"));
    }

    private static Shape updates() {
        return fields(
                "the updates section",
                key("kubernetesVersion", new Text(TextFormat.KUBERNETES_VERSION), "The clusters' version", "\"1.34\""),
                key("automation", LINE, "What proposes updates, where it is not seen here", "renovate"));
    }

    private static Shape compliance() {
        return fields(
                "the compliance section",
                key(
                        "frameworks",
                        list("a list of frameworks", new Choice(List.of("pci-dss", "hipaa", "gdpr"))),
                        "What is reported on; all if not said",
                        "[pci-dss, hipaa, gdpr]"));
    }

    private static Shape accessLog() {
        return fields(
                "the accessLog section",
                key(
                        "reviewDays",
                        new Count(1, 400),
                        "How many days access may go unreviewed; reviews are signed with gatehouse logs sign-off",
                        "31"),
                key("reviewers", groups(), "The groups that review; anyone if not said", "[platform]"));
    }

    private static Shape awareness() {
        Fields completion = fields(
                "a completed course",
                required("person", LINE, "Who completed it", "Ada Example"),
                required("course", LINE, "What it is called", "gitops-basics"),
                required("completed", DATE, "When", "2026-02-01"));
        return fields(
                "the awareness section",
                key("contact", LINE, "Where an anomaly is reported", "security@example.com"),
                key("validMonths", new Count(1, 60), "How long a course counts, 12 if not said", "12"),
                key("training", new Items("a list of completed courses", completion, null), "Courses", "[]"));
    }

    private static Shape rules() {
        Fields setting = fields(
                "a rule's setting",
                key(
                        "severity",
                        new Choice(List.of("critical", "high", "medium", "low", "info")),
                        "In place of the rule's own",
                        "low"),
                key("off", new Truth(), "Whether it is not asked at all", "true"));
        return new Named("settings by rule", new Reference(Subject.RULE), setting);
    }

    private static Shape waivers() {
        Fields waiver = fields(
                "a waiver",
                required("rule", new Reference(Subject.RULE), "Which rule", "updates/image-without-digest"),
                required("subject", LINE, "The finding's subject, its file, or a pattern of either", "clusters/**"),
                required("reason", PROSE, "Why it is accepted", "replaced in the next release"),
                required("approvedBy", LINE, "Who answers for it", "Ada Example"),
                required("until", DATE, "The last day, at most a year ahead", "2026-12-31"));
        return new Items("a list of waivers", waiver, null);
    }

    private static Shape groups() {
        return list("a list of groups", new Reference(Subject.GROUP));
    }

    private static Items list(String noun, Shape item) {
        return new Items(noun, item, null);
    }

    private static Fields fields(String noun, Fields.Key... keys) {
        return new Fields(noun, List.of(keys));
    }

    private static Fields.Key required(String name, Shape shape, String says, String example) {
        return new Fields.Key(name, shape, true, says, example);
    }

    private static Fields.Key key(String name, Shape shape, String says, String example) {
        return new Fields.Key(name, shape, false, says, example);
    }
}
