package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.ledger.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every fault that a signed statement can have, refused with its own reason by each command that reads one: a request
 * by {@code deploy approve}, an approval by {@code deploy run}, both by {@code hook pre-receive} where they are pushed,
 * and by {@code gate verify} where a gate has decided by them nevertheless. Keys and certificates are ssh-keygen's.
 */
@Execution(ExecutionMode.SAME_THREAD)
class StatementFaultsTest {

    private static final String NOTHING = ObjectId.zeroId().name();
    private static final String ELSEWHERE = "5".repeat(40);

    /** Signs a statement, given as its text, so that it has a fault. */
    private interface Fault {
        SignedStatement of(String text) throws IOException, InterruptedException, GeneralSecurityException;
    }

    /**
     * One fault.
     *
     * @param says what commands say of it
     * @param audited what {@code gate verify} says of it, which has the ledger's word for whose key is whose
     * @param ofApprovals only approvals can have it
     */
    private record Case(String name, Fault fault, String says, String audited, boolean ofApprovals) {}

    @TempDir
    private static Path home;

    private static Instant now;
    private static int stated;
    private static GatehouseProcess tools;
    private static Path repository;
    private static String commit;
    private static String other;
    private static String request;
    private static String manifests;
    private static final List<Case> CASES = new ArrayList<>();

    @BeforeAll
    static void make() throws IOException, InterruptedException, GeneralSecurityException {
        now = Instant.now();
        tools = new GatehouseProcess(home, List.of());
        for (String key : List.of("ada", "bob", "eve", "lea", "stranger", "revoked", "authority", "other", "vouched")) {
            tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", key, "-f", key);
        }
        SecurityKey untouched = new SecurityKey(SecurityKey.ED25519, 0);
        tools.tool("git", "init", "-q", "-b", "main", "work");
        Path work = home.resolve("work");
        Files.createDirectory(work.resolve("clusters"));
        Files.writeString(work.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people:
                  - name: Ada Example
                    signingKeys: ['%s', '%s', '%s', 'cert-authority,principals="ada" %s']
                    revokedKeys: ['%2$s']
                  - {name: Bob Example, signingKeys: ['%s']}
                  - {name: Eve Example, signingKeys: ['%s']}
                  - {name: Lea Example, signingKeys: ['%s'], left: 2025-01-31}
                environments:
                  production: {ref: env/prod, paths: [clusters], approvals: {count: 1}}
                  staging: {ref: env/staging, paths: [clusters]}
                bindings: [{role: admin, people: [Ada Example, Bob Example, Lea Example]}]
                """.formatted(
                        publicKey("ada"),
                        publicKey("revoked"),
                        untouched.publicKey(),
                        publicKey("authority"),
                        publicKey("bob"),
                        publicKey("eve"),
                        publicKey("lea")));
        other = commit("one");
        commit = commit("two");
        tools.tool("git", "clone", "-q", "--bare", "work", "deploy.git");
        repository = home.resolve("deploy.git");
        CommandLineRun.of(
                "ledger", "init", "--ledger", repository.resolve("gatehouse").toString());
        request = deploy("request", "bob").out().split("  ", -1)[1];
        String listed = deploy("list", "bob", "--format", "json").out();
        manifests = "sha256:" + listed.split("\"manifests\":\"sha256:", -1)[1].substring(0, 64);
        list(untouched);
    }

    private static String publicKey(String name) throws IOException {
        return Files.readString(home.resolve(name + ".pub")).strip();
    }

    private static String commit(String release) throws IOException, InterruptedException {
        Files.writeString(home.resolve("work/clusters/web.yaml"), "release: " + release + "\n");
        tools.tool("git", "-C", "work", "add", "-A");
        tools.tool("git", "-C", "work", "commit", "-qm", "Release", "--author", "Cyd <cyd@example.com>");
        return tools.tool("git", "-C", "work", "rev-parse", "HEAD");
    }

    private static CommandLineRun deploy(String command, String key, String... more) {
        List<String> words = new ArrayList<>(List.of("deploy", command, "production"));
        words.addAll(List.of(
                "--repository",
                repository.toString(),
                "--key",
                home.resolve(key).toString()));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private static void list(SecurityKey untouched) {
        fault("forged", text -> changed(sign(text, "ada")), "its signature does not fit");
        fault(
                "another's",
                text -> sign(text, "eve"),
                "signed with the key of Eve Example",
                "which nobody declared has");
        fault("wrong key", text -> sign(text, "stranger"), "which nobody declared has");
        fault("truncated", text -> truncated(sign(text, "ada")), "its signature is none: it was cut off");
        fault("unsigned", text -> new SignedStatement(text, ""), "its signature is none: it is empty");
        fault("wrong namespace", text -> sign(text, "ada", "git"), "signed in namespace git, not gatehouse");
        fault("expired", text -> sign(at(text, now.minus(Duration.ofHours(9))), "ada"), "it expired at ");
        fault("not yet", text -> sign(at(text, now.plus(Duration.ofHours(9))), "ada"), "it is from the future: ");
        fault("revoked", text -> sign(text, "revoked"), "which was revoked", "which nobody declared has");
        fault("left", text -> sign(with(text, "by", "Lea Example"), "lea"), "Lea Example left on 2025-01-31");
        fault(
                "ended",
                text -> vouched(text, "authority", "-n", "ada", "-V", "20250101:20250201"),
                "not valid any more");
        fault(
                "begins later",
                text -> vouched(text, "authority", "-n", "ada", "-V", "20990101:20990201"),
                "not valid yet");
        fault("wrong principal", text -> vouched(text, "authority", "-n", "bob"), "a certificate for bob, whom nobody");
        fault("wrong authority", text -> vouched(text, "other", "-n", "ada"), "a certificate of the authority ");
        fault("of a host", text -> vouched(text, "authority", "-h", "-n", "ada"), "the certificate is of a host");
        fault(
                "restricted",
                text -> vouched(text, "authority", "-n", "ada", "-O", "force-command=ls"),
                "critical options");
        fault("untouched", text -> new SignedStatement(text, untouched.sign("gatehouse", text)), "that nobody touched");
        fault(
                "another kind",
                text -> sign(with(text, "type", "gatehouse.dev/execution/v1"), "ada"),
                "it states something else");
        fault(
                "no statement",
                text -> new SignedStatement("{}", sign(text, "ada").signature()),
                "it is no statement");
        fault(
                "another environment",
                text -> sign(with(text, "environment", "staging"), "ada"),
                "for staging at env/prod");
        fault(
                "another reference",
                text -> sign(with(text, "ref", "env/staging"), "ada"),
                "for production at env/staging");
        ofApprovals("another commit", text -> sign(with(text, "to", other), "ada"), "of another commit: ");
        ofApprovals(
                "another repository", text -> sign(with(text, "from", ELSEWHERE), "ada"), "begins at another commit: ");
        ofApprovals(
                "other files",
                text -> sign(with(text, "manifests", "sha256:" + "4".repeat(64)), "ada"),
                "of other files");
        ofApprovals(
                "another action", text -> sign(with(text, "action", "rollback"), "ada"), "of another action: rollback");
        ofApprovals("replayed", text -> sign(with(text, "request", "4".repeat(64)), "ada"), "of another request: 4444");
    }

    private static void fault(String name, Fault fault, String says, String audited) {
        CASES.add(new Case(name, fault, says, audited, false));
    }

    private static void fault(String name, Fault fault, String says) {
        fault(name, fault, says, says);
    }

    private static void ofApprovals(String name, Fault fault, String says) {
        CASES.add(new Case(name, fault, says, says, true));
    }

    /** What Ada states, whose statements are all different. */
    private static String state(Statement.Kind kind) {
        return new Statement(
                        kind,
                        "production",
                        "env/prod",
                        Action.DEPLOY.label(),
                        NOTHING,
                        commit,
                        manifests,
                        kind == Statement.Kind.REQUEST ? "" : request,
                        "Ada Example",
                        "because",
                        "0123456789abcdef" + stated++,
                        now,
                        now.plus(Duration.ofHours(1)))
                .text();
    }

    private static String with(String text, String field, String value) {
        return text.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
    }

    private static String at(String text, Instant at) {
        return with(
                with(text, "at", at.toString()),
                "expires",
                at.plus(Duration.ofHours(1)).toString());
    }

    private static SignedStatement sign(String text, String key) throws IOException, InterruptedException {
        return sign(text, key, "gatehouse");
    }

    private static SignedStatement sign(String text, String key, String namespace)
            throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("statement"), text);
        Path signature = home.resolve("statement.sig");
        Files.deleteIfExists(signature);
        tools.tool("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", key, file.toString());
        return new SignedStatement(text, Files.readString(signature));
    }

    private static SignedStatement vouched(String text, String authority, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-s", authority, "-I", "id"));
        command.addAll(List.of(options));
        command.add("vouched.pub");
        tools.tool(command.toArray(String[]::new));
        return sign(text, "vouched-cert.pub");
    }

    private static SignedStatement changed(SignedStatement signed) {
        return new SignedStatement(signed.text().replace("because", "BECAUSE"), signed.signature());
    }

    private static SignedStatement truncated(SignedStatement signed) {
        return new SignedStatement(
                signed.text(),
                signed.signature().substring(0, signed.signature().length() / 2));
    }

    private static void store(String ref, SignedStatement signed) throws IOException {
        try (DeploymentRepository opened = DeploymentRepository.open(repository.toString())) {
            opened.store(ref, Map.of("statement.json", signed.text(), "statement.json.sig", signed.signature()), now);
        }
    }

    private static String place(Statement.Kind kind, SignedStatement signed) {
        String folder =
                kind == Statement.Kind.REQUEST ? "requests/production/" : "approvals/production/" + request + "/";
        return "refs/gatehouse/" + folder + signed.id();
    }

    @Test
    void approveRefusesRequests() throws IOException, InterruptedException, GeneralSecurityException {
        SoftAssertions all = new SoftAssertions();
        for (Case each : CASES) {
            // What is no statement can't be found as one
            if (!each.ofApprovals() && !each.name().equals("no statement")) {
                SignedStatement signed = each.fault().of(state(Statement.Kind.REQUEST));
                store(place(Statement.Kind.REQUEST, signed), signed);
                CommandLineRun run = deploy("approve", "bob", "--request", signed.id());
                all.assertThat(run.err()).as(each.name()).contains(each.says()).hasLineCount(1);
                all.assertThat(run.code()).as(each.name()).isEqualTo(1);
                all.assertThat(run.out()).as(each.name()).isEmpty();
            }
        }
        all.assertAll();
    }

    @Test
    void runRefusesApprovals() throws IOException, InterruptedException, GeneralSecurityException {
        for (Case each : CASES) {
            SignedStatement signed = each.fault().of(state(Statement.Kind.APPROVAL));
            store(place(Statement.Kind.APPROVAL, signed), signed);
        }
        CommandLineRun run = deploy("run", "bob", "--request", request);
        assertThat(run.code()).isEqualTo(1);
        List<String> held = run.out()
                .lines()
                .filter(line -> line.contains("HOLD approval:"))
                .toList();
        SoftAssertions all = new SoftAssertions();
        CASES.forEach(each -> all.assertThat(held).as(each.name()).anyMatch(line -> line.contains(each.says())));
        all.assertThat(held).hasSameSizeAs(CASES);
        all.assertAll();
    }

    /** What the hook says to a push of statements. */
    private static CommandLineRun pushed(Map<String, SignedStatement> statements) throws IOException {
        StringBuilder moves = new StringBuilder();
        try (DeploymentRepository opened = DeploymentRepository.open(repository.toString())) {
            for (Map.Entry<String, SignedStatement> each : statements.entrySet()) {
                String spare = "refs/spare/" + each.getKey().replace(' ', '-') + "-"
                        + each.getValue().id();
                store(spare, each.getValue());
                moves.append(NOTHING + " ").append(opened.current(spare).name()).append(' ');
                moves.append(each.getKey()).append('\n');
            }
        }
        return CommandLineRun.of(
                Map.of("GIT_DIR", repository.toString()),
                moves.toString().getBytes(StandardCharsets.UTF_8),
                "hook",
                "pre-receive");
    }

    @Test
    void theHookRefusesBoth() throws IOException, InterruptedException, GeneralSecurityException {
        SoftAssertions all = new SoftAssertions();
        for (Statement.Kind kind : List.of(Statement.Kind.REQUEST, Statement.Kind.APPROVAL)) {
            Map<String, SignedStatement> statements = new LinkedHashMap<>();
            Map<String, Case> cases = new LinkedHashMap<>();
            for (Case each : CASES) {
                if (kind == Statement.Kind.APPROVAL || !each.ofApprovals()) {
                    SignedStatement signed = each.fault().of(state(kind));
                    statements.put(place(kind, signed), signed);
                    cases.put(place(kind, signed), each);
                }
            }
            CommandLineRun run = pushed(statements);
            all.assertThat(run.code()).isEqualTo(1);
            cases.forEach((ref, each) -> all.assertThat(run.err().lines())
                    .as(each.name())
                    .anyMatch(line -> line.contains(ref) && line.contains(each.says())));
            all.assertThat(run.err()).hasLineCount(statements.size());
        }
        all.assertAll();
    }

    @Test
    void theHookTakesWhatCounts() throws IOException, InterruptedException {
        SignedStatement asked = sign(state(Statement.Kind.REQUEST), "ada");
        SignedStatement approved = vouched(state(Statement.Kind.APPROVAL), "authority", "-n", "ada");
        CommandLineRun run = pushed(Map.of(
                place(Statement.Kind.REQUEST, asked), asked, place(Statement.Kind.APPROVAL, approved), approved));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** A gate that decides whatever it is told, and writes a ledger that is right in itself. */
    @Test
    void gateVerifyFindsDecisionsByThem() throws IOException, InterruptedException, GeneralSecurityException {
        String ledger = home.resolve("another").toString();
        CommandLineRun.of("ledger", "init", "--ledger", ledger);
        LedgerFolder folder = new LedgerFolder(Path.of(ledger));
        Baseline baseline = new BaselineReader(Set.of(), now).read(home.resolve("work/gatehouse.yaml"));
        SignedStatement asked;
        try (DeploymentRepository opened = DeploymentRepository.open(repository.toString())) {
            asked = DeploySession.signed(opened.stored("refs/gatehouse/requests/production/" + request)
                    .values()
                    .iterator()
                    .next());
        }
        Map<String, Object> body = new TreeMap<>(Map.of(
                "environment",
                "production",
                "ref",
                "refs/heads/env/prod",
                "action",
                "deploy",
                "from",
                NOTHING,
                "to",
                commit,
                "request",
                request,
                "outcome",
                "allow",
                "manifests",
                manifests));
        Personal requester =
                new Personal("Bob Example", Map.of("request", asked.text(), "requestSignature", asked.signature()));
        Map<Long, Case> entries = new LinkedHashMap<>();
        try (Ledger open = Ledger.open(folder)) {
            SigningKeys.record(open, folder, new Signers(baseline).keys().fingerprints(), now);
            for (Case each : CASES) {
                SignedStatement signed = each.fault().of(state(Statement.Kind.APPROVAL));
                Personal approver = new Personal(
                        each.name().equals("left") ? "Lea Example" : "Ada Example",
                        Map.of("approval", signed.text(), "approvalSignature", signed.signature()));
                entries.put(
                        open.append(EntryKind.DECISION, now, "Bob Example", body, List.of(requester, approver))
                                .index(),
                        each);
            }
        }
        CommandLineRun run = CommandLineRun.of(
                "gate", "verify", "production", "--repository", repository.toString(), "--ledger", ledger);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        SoftAssertions all = new SoftAssertions();
        entries.forEach((index, each) -> all.assertThat(run.out().lines())
                .as(each.name())
                .anyMatch(line -> line.contains(": entry " + index + " allows ") && line.contains(each.audited())));
        all.assertThat(run.out()).doesNotContain("the request of");
        all.assertAll();
    }
}
