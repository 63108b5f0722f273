package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.cli.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that changes or shows deployments asks whether whoever calls it may, those too that will be added: the
 * commands are the ones that there are.
 */
class AuthorizedCommandsTest {

    @TempDir
    private static Path home;

    private static GatehouseProcess tools;

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        tools = new GatehouseProcess(home, List.of());
        GuardedRepository.make(tools, 1);
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "viewer");
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "nobody");
        Path baseline = home.resolve("work/gatehouse.yaml");
        Files.writeString(
                baseline,
                Files.readString(baseline)
                        .replace("bindings: [", "bindings: [{role: viewer, people: [Vic Example]}, ")
                        .replace(
                                "people: [{name: Ada",
                                "people: [%s, %s, {name: Ada"
                                        .formatted(person("Vic", "viewer"), person("Noa", "nobody"))));
        tools.tool("git", "-C", "work", "commit", "-qam", "People");
        tools.tool("git", "-C", "work", "push", "-q", "../deploy.git", "main");
        String ledger = home.resolve("deploy.git/gatehouse").toString();
        assertThat(CommandLineRun.of("ledger", "init", "--ledger", ledger).code())
                .isZero();
        assertThat(call("deploy request", "ada").code()).isZero();
    }

    private static String person(String name, String key) throws IOException {
        return "{name: %s Example, signingKeys: ['%s']}"
                .formatted(name, Files.readString(home.resolve(key + ".pub")).strip());
    }

    private static CommandLineRun call(String command, String key) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(
                "production", "--reason", "because", "--key", home.resolve(key).toString()));
        words.addAll(List.of("--repository", home.resolve("deploy.git").toString()));
        if (!command.equals("deploy approve") && !command.equals("deploy run")) {
            words.addAll(List.of("--revision", "main"));
        }
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    static List<String> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, new ByteArrayInputStream(new byte[0]), false, false, Map.of());
        List<String> commands = new ArrayList<>();
        DeployCommand.line(console, Clock.systemUTC())
                .getSubcommands()
                .keySet()
                .forEach(c -> commands.add("deploy " + c));
        GateCommand.line(console, Clock.systemUTC()).getSubcommands().keySet().forEach(c -> commands.add("gate " + c));
        return commands;
    }

    private static String references() throws IOException, InterruptedException {
        return tools.tool("git", "-C", "deploy.git", "for-each-ref");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whoHasNoRoleIsRefused(String command) throws IOException, InterruptedException {
        String before = references();
        CommandLineRun run = call(command, "nobody");
        assertThat(run.out() + run.err()).contains("Noa Example may not ");
        assertThat(run.code()).isEqualTo(1);
        assertThat(references()).isEqualTo(before);
    }

    @Test
    void aViewerLooksAndDoesNothing() throws IOException, InterruptedException {
        String before = references();
        TreeSet<String> allowed = new TreeSet<>();
        for (String command : commands()) {
            CommandLineRun run = call(command, "viewer");
            if (!(run.out() + run.err()).contains("Vic Example may not ")) {
                allowed.add(command);
            }
        }
        assertThat(allowed)
                .containsExactly(
                        "deploy diff", "deploy list", "deploy show", "deploy status", "gate check", "gate verify");
        assertThat(references()).isEqualTo(before);
    }

    @Test
    void aKeyOfNobodyShowsNothing() throws IOException, InterruptedException {
        tools.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "stranger");
        CommandLineRun run = call("deploy list", "stranger");
        assertThat(run.err()).contains(", which nobody declared has");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }
}
