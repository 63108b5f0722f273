package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that people sign on FIDO security keys, with the real ssh-keygen and an agent that has the keys. */
class SecurityKeyDeploymentTest {

    @TempDir
    private Path home;

    private GatehouseProcess tools;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        tools = new GatehouseProcess(home, List.of());
        for (String key : List.of("ada", "bob")) {
            tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
        }
    }

    /** A request for a commit whose baseline lets Bob approve with a security key, and wants a second factor of Ada. */
    private void request(SecurityKey bob) throws IOException, InterruptedException {
        tools.tool("git", "init", "-q", "-b", "main", "work");
        Files.writeString(home.resolve("bob_sk.pub"), bob.publicKey() + "\n");
        Files.writeString(home.resolve("work/gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people:
                  - {name: Ada Example, emails: [ada@example.com], secondFactor: secure, signingKeys: ['%s']}
                  - {name: Bob Example, signingKeys: ['%s']}
                environments:
                  production: {ref: env/prod, approvals: {count: 1}, requires: [two-factor]}
                bindings:
                  - {role: deployer, people: [Ada Example, Bob Example]}
                  - {role: approver, people: [Bob Example]}
                """.formatted(
                        Files.readString(home.resolve("ada.pub")).strip(), bob.publicKey()));
        tools.tool("git", "-C", "work", "add", "-A");
        tools.tool("git", "-C", "work", "commit", "-qm", "Release");
        tools.tool("git", "clone", "-q", "--bare", "work", "deploy.git");
        CommandLineRun.of(
                "ledger",
                "init",
                "--ledger",
                home.resolve("deploy.git/gatehouse").toString());
        assertThat(CommandLineRun.of(call("request", "ada")).code()).isZero();
    }

    private String[] call(String command, String key) {
        return new String[] {
            "deploy",
            command,
            "production",
            "--repository",
            home.resolve("deploy.git").toString(),
            "--key",
            home.resolve(key).toString()
        };
    }

    private GatehouseProcess.Said approve(SecurityKey bob) throws IOException, InterruptedException {
        try (SecurityKeyAgent agent = new SecurityKeyAgent(home.resolve("agent"), List.of(bob))) {
            return GatehouseProcess.end(
                    tools.begin(Map.of("SSH_AUTH_SOCK", agent.address()), call("approve", "bob_sk.pub")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SecurityKey.ED25519, SecurityKey.ECDSA})
    void anApprovalOnOneCounts(String type) throws IOException, InterruptedException, GeneralSecurityException {
        SecurityKey bob = new SecurityKey(type, SecurityKey.TOUCHED);
        request(bob);
        GatehouseProcess.Said approved = approve(bob);
        assertThat(approved.code()).as(approved.text()).isZero();
        CommandLineRun run = CommandLineRun.of(call("run", "ada"));
        assertThat(run.out()).startsWith("allow").contains("ok   approvals: 1 approvals (Bob Example)");
        assertThat(run.code()).isZero();
        assertThat(CommandLineRun.of(
                                "gate",
                                "verify",
                                "--repository",
                                home.resolve("deploy.git").toString())
                        .out())
                .isEqualTo("covered  production\n");
    }

    @Test
    void oneThatNobodyTouchedSignsNothing() throws IOException, InterruptedException, GeneralSecurityException {
        SecurityKey bob = new SecurityKey(SecurityKey.ED25519, 0);
        request(bob);
        GatehouseProcess.Said refused = approve(bob);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text())
                .contains("the security key signed without being touched")
                .hasLineCount(1);
    }
}
