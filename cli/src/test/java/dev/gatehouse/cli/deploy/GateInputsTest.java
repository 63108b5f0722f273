package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate is told of a commit and of people, from a real repository and real keys: each reason by itself. */
class GateInputsTest {

    private static final String SOUND = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web, namespace: shop}
            """;
    private static final String ADMINISTRATOR = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: everyone}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: developers}]
            """;

    @TempDir
    private Path home;

    private GatehouseProcess tools;
    private Path work;

    /** A first commit, which is deployed; its baseline asks for nothing. */
    @BeforeEach
    void make() throws IOException, InterruptedException {
        tools = new GatehouseProcess(home, List.of());
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "ada");
        tools.tool("git", "init", "-q", "-b", "main", "work");
        work = home.resolve("work");
        Files.createDirectories(work.resolve("clusters"));
        Files.writeString(work.resolve("clusters/web.yaml"), SOUND);
        commit("");
        tools.tool("git", "-C", "work", "branch", "env/prod");
    }

    private void commit(String asks) throws IOException, InterruptedException {
        String key = Files.readString(home.resolve("ada.pub")).strip();
        Files.writeString(work.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people: [{name: Ada Example, emails: [ada@example.com], signingKeys: ["%s"]}]
                environments: {production: {ref: env/prod, paths: [clusters]%s}}
                bindings: [{role: deployer, people: [Ada Example]}]
                """.formatted(key, asks));
        tools.tool("git", "-C", "work", "add", "-A");
        tools.tool("git", "-C", "work", "commit", "-qm", "Change");
    }

    /** What the gate would say to the newest commit, as Ada asks for it. */
    private String asked() {
        CommandLineRun request = CommandLineRun.of(
                "deploy",
                "request",
                "production",
                "--repository",
                work.toString(),
                "--key",
                home.resolve("ada").toString());
        assertThat(request.code()).as(request.err()).isZero();
        return CommandLineRun.of("gate", "check", "production", "--repository", work.toString())
                .out();
    }

    @Test
    void nothingSpeaksAgainstASoundChange() throws IOException, InterruptedException {
        Files.writeString(work.resolve("clusters/web.yaml"), SOUND + "data: {release: two}\n");
        commit("");
        assertThat(asked()).startsWith("allow  production  ").doesNotContain("DENY", "HOLD");
    }

    @Test
    void aSecretThatACommitBringsAndTheNextTakesOut() throws IOException, InterruptedException {
        Files.copy(home.resolve("ada"), work.resolve("clusters/key"));
        commit("");
        Files.delete(work.resolve("clusters/key"));
        commit("");
        assertThat(asked()).startsWith("deny").contains("DENY new-secret: clusters/key:1:");
    }

    @Test
    void aFindingThatIsNew() throws IOException, InterruptedException {
        Files.writeString(work.resolve("clusters/rights.yaml"), ADMINISTRATOR);
        commit("");
        assertThat(asked()).startsWith("deny").contains("DENY new-finding: clusters/rights.yaml:");
    }

    @Test
    void aFindingThatIsNewBelowTheThreshold() throws IOException, InterruptedException {
        Files.writeString(work.resolve("clusters/rights.yaml"), ADMINISTRATOR);
        commit(", threshold: never");
        assertThat(asked()).startsWith("allow");
    }

    @Test
    void aFindingThatIsDeployedAlready() throws IOException, InterruptedException {
        Files.writeString(work.resolve("clusters/rights.yaml"), ADMINISTRATOR);
        commit("");
        tools.tool("git", "-C", "work", "branch", "-f", "env/prod");
        Files.writeString(work.resolve("clusters/web.yaml"), SOUND + "data: {release: two}\n");
        commit("");
        assertThat(asked()).startsWith("allow");
    }

    @Test
    void whatIsNotKnownHolds() throws IOException, InterruptedException {
        Files.writeString(
                work.resolve("clusters/broken.yaml"), "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: [\n");
        commit(", requires: [two-factor, complete-coverage]");
        assertThat(asked())
                .startsWith("hold")
                .contains("HOLD two-factor: whether Ada Example has a second factor is not known")
                .contains("HOLD coverage: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'secondFactor: secure, ' | two-factor | 0 | ok   two-factor: Ada Example has a second factor: the baseline says so
            'secondFactor: insecure, ' | two-factor | 1 | DENY two-factor: Ada Example has only text messages: the baseline says so
            'secondFactor: none, ' | two-factor | 1 | DENY two-factor: Ada Example has no second factor: the baseline says so
            '' | two-factor | 1 | HOLD two-factor: whether Ada Example has a second factor is not known
            'secondFactor: insecure, ' | ''         | 0 | ok   two-factor: Ada Example has only text messages: the baseline says so
            'secondFactor: none, ' | ''         | 1 | DENY two-factor: Ada Example has no second factor: the baseline says so
            '' | ''         | 0 | ok   window: no window is declared
            """)
    void whatIsKnownOfSecondFactors(String state, String required, int code, String says)
            throws IOException, InterruptedException {
        commit(", requires: [" + required + "]");
        Path baseline = work.resolve("gatehouse.yaml");
        Files.writeString(baseline, Files.readString(baseline).replace("signingKeys:", state + "signingKeys:"));
        tools.tool("git", "-C", "work", "commit", "-q", "--allow-empty", "-am", "Second factor");
        asked();
        String ledger = home.resolve("ledger").toString();
        CommandLineRun.of("ledger", "init", "--ledger", ledger);
        CommandLineRun run = CommandLineRun.of(
                "deploy",
                "run",
                "production",
                "--repository",
                work.toString(),
                "--ledger",
                ledger,
                "--key",
                home.resolve("ada").toString());
        assertThat(run.out()).as(run.err()).contains(says);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void withoutARequestTheCommitAloneIsAsked() throws IOException, InterruptedException {
        commit(", requires: [two-factor, training]");
        String said = CommandLineRun.of("gate", "check", "production", "--repository", work.toString())
                .out();
        assertThat(said)
                .startsWith("hold")
                .contains("HOLD request: nobody has asked for it yet: roles, approvals, second factors, training")
                .contains("ok   secrets: no new secret")
                .doesNotContain("two-factor:", "training:");
    }

    @Test
    void signaturesAndTrainingThatAreAskedFor() throws IOException, InterruptedException {
        commit(", requires: [signed-commits, training]");
        assertThat(asked())
                .startsWith("deny")
                .contains("DENY commit-signature: the commit is not signed by a known key: absent")
                .contains("DENY training: Ada Example has no training");
        sign("ada");
        assertThat(asked()).contains("ok   commit-signature: the commit is signed by a known key");
    }

    private void sign(String key) throws IOException, InterruptedException {
        tools.tool(
                "git",
                "-C",
                "work",
                "-c",
                "gpg.format=ssh",
                "-c",
                "user.signingkey=" + home.resolve(key),
                "commit",
                "-q",
                "-S",
                "--allow-empty",
                "-m",
                "Signed");
    }

    @Test
    void aCommitThatIsSignedWithACertificate() throws IOException, InterruptedException {
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "authority");
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "bob");
        tools.tool("ssh-keygen", "-q", "-s", "authority", "-I", "bob", "-n", "bob@example.com", "bob.pub");
        String authority = Files.readString(home.resolve("authority.pub")).strip();
        commit(", requires: [signed-commits]");
        Path baseline = work.resolve("gatehouse.yaml");
        String bob = "{name: Bob Example, emails: [bob@example.com], signingKeys: ['cert-authority " + authority + "']";
        Files.writeString(baseline, Files.readString(baseline).replace("\"]}]", "\"]}, " + bob + "}]"));
        tools.tool("git", "-C", "work", "commit", "-qam", "Bob");
        sign("bob-cert.pub");
        assertThat(asked()).contains("ok   commit-signature: the commit is signed by a known key");

        String revoked = bob + ", revokedKeys: ['" + authority + "']";
        Files.writeString(baseline, Files.readString(baseline).replace(bob, revoked));
        tools.tool("git", "-C", "work", "commit", "-qam", "Revoke");
        sign("bob-cert.pub");
        assertThat(asked()).contains("DENY commit-signature: ").contains(", which was revoked");
    }

    @Test
    void aConditionOfItsOwn() throws IOException, InterruptedException {
        commit(", conditions: [{expression: \"requester != 'Ada Example'\", reason: not her}]");
        assertThat(asked()).startsWith("deny").contains("DENY condition: does not hold: not her (gatehouse.yaml:");
    }
}
