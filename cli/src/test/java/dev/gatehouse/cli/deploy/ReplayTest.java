package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was good once is good for one move, and no other. */
class ReplayTest {

    private static final String NOTHING = ObjectId.zeroId().name();

    @TempDir
    private Path home;

    private GatehouseProcess tools;
    private Path repository;
    private String commit;
    private String decision;

    /** A deployment that was made. */
    @BeforeEach
    void deployOnce() throws IOException, InterruptedException {
        tools = new GatehouseProcess(home, List.of());
        GuardedRepository.make(tools, 2);
        repository = home.resolve("deploy.git");
        commit = git("rev-parse", "main");
        CommandLineRun.of(
                "ledger", "init", "--ledger", repository.resolve("gatehouse").toString());
        assertThat(deploy("request").code()).isZero();
        CommandLineRun run = deploy("run");
        assertThat(run.code()).as(run.out()).isZero();
        decision = git("for-each-ref", "--format=%(refname)", "refs/gatehouse/decisions");
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", "deploy.git"));
        command.addAll(List.of(words));
        return tools.tool(command.toArray(String[]::new));
    }

    private CommandLineRun deploy(String command) {
        return CommandLineRun.of(
                "deploy",
                command,
                "production",
                "--repository",
                repository.toString(),
                "--key",
                home.resolve("ada").toString());
    }

    private CommandLineRun push(String... moves) {
        return CommandLineRun.of(
                Map.of("GIT_DIR", repository.toString()),
                (String.join("\n", moves) + "\n").getBytes(StandardCharsets.UTF_8),
                "hook",
                "pre-receive");
    }

    @Test
    void aRequestIsGoodForOneMove() throws IOException, InterruptedException {
        git("update-ref", "-d", "refs/heads/env/prod");
        assertThat(deploy("approve").err())
                .contains("the request was carried out before")
                .hasLineCount(1);
        assertThat(deploy("run").out()).contains("DENY request: the request was carried out before");
    }

    @Test
    void aDecisionIsGoodForOneMove() throws IOException, InterruptedException {
        String move = NOTHING + " " + commit + " refs/heads/env/prod";
        String stored = git("rev-parse", decision);
        assertThat(push(move).err())
                .contains("the one that did was used before")
                .hasLineCount(1);
        assertThat(push(move, NOTHING + " " + stored + " " + decision + "x").err())
                .contains("it is stored where another belongs");
        assertThat(push(move, NOTHING + " " + stored + " " + decision).code()).isZero();
        assertThat(push(stored + " " + NOTHING + " " + decision).err()).contains("a decision stays as it is");
    }

    @Test
    void aDecisionIsOfExactlyOneMove() throws IOException, InterruptedException {
        String stored = git("rev-parse", decision);
        String earlier = git("rev-parse", "main~1");
        assertThat(push(NOTHING + " " + earlier + " refs/heads/env/prod", NOTHING + " " + stored + " " + decision)
                        .err())
                .contains("it is of the move from " + NOTHING + " to " + commit);
    }

    @Test
    void whatIsNoStatementIsPassedOver() throws IOException, InterruptedException {
        Files.writeString(home.resolve("large"), "x".repeat(2 << 20));
        String blob = git("hash-object", "-w", "../large");
        Files.writeString(home.resolve("index"), "100644 blob " + blob + "\tstatement.json\n");
        String tree = tools.tool("sh", "-c", "git -C deploy.git mktree <index");
        String large = git("commit-tree", "-m", "Large", tree);
        git("update-ref", "refs/gatehouse/requests/production/blob", blob);
        git("update-ref", "refs/gatehouse/requests/production/large", large);
        CommandLineRun listed = deploy("list");
        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.out()).hasLineCount(2);
        assertThat(push(NOTHING + " " + large + " refs/gatehouse/requests/production/other")
                        .err())
                .contains("the request does not count: it is no statement")
                .hasLineCount(1);
    }

    @Test
    void aDecisionCountsByTheLedgersKey() throws IOException, InterruptedException {
        CommandLineRun other = CommandLineRun.of(
                "ledger", "init", "--ledger", home.resolve("other").toString(), "--origin", "example.com/other");
        git("config", "gatehouse.ledgerKey", other.out().strip());
        String stored = git("rev-parse", decision);
        assertThat(push(NOTHING + " " + commit + " refs/heads/env/prod", NOTHING + " " + stored + " " + decision)
                        .err())
                .contains("its proof does not count: its checkpoint is not signed by example.com/other");
        CommandLineRun verified = CommandLineRun.of("gate", "verify", "--repository", repository.toString());
        assertThat(verified.out()).contains("the ledger: its checkpoint is not signed by example.com/other");
    }
}
