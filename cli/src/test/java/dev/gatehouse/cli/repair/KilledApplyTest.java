package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is killed while it applies, at different writes; the plan is applied again. */
class KilledApplyTest {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({"PATCH /orgs/acme", "DELETE /repos/acme/deploy/keys/1", "POST /repos/acme/deploy/keys"})
    void goesOnWhereItWasKilled(String write) throws IOException, InterruptedException {
        Declaration acme = Declaration.of(folder, "github", """
                people:
                  - {name: Root Example, accounts: {github: root}}
                  - {name: Cy Example, accounts: {github: cy}}
                forges: {github:acme: {settings: {basePermission: none}}}
                repositories: {acme/deploy: {members: {Cy Example: read}, keys: {ci: read}}}
                """);
        try (WritableGitHub github = new WritableGitHub()) {
            String before = github.state();
            assertThat(acme.plan(github).code()).isZero();
            CountDownLatch reached = github.hangAfter(write);
            Process process = start(acme.words(github, "apply", acme.plan().toString(), "--allow-deletes"));
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            github.hangNoMore();
            assertThat(github.state()).isNotEqualTo(before);

            CommandLineRun again = acme.apply(github, "--allow-deletes");
            assertThat(again.code()).as(again.out() + again.err()).isZero();
            assertThat(acme.run(github, "plan").out()).startsWith("Plan  github:acme · nothing to change");
            assertThat(github.repositories.get("acme/deploy").keys.values())
                    .singleElement()
                    .satisfies(
                            key -> assertThat(key.get("read_only").asBoolean()).isTrue());
            try (Stream<Path> records = Files.list(folder.resolve("records"))) {
                assertThat(records).hasSize(1);
            }

            String id = again.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            assertThat(acme.run(github, "undo", id).code()).isZero();
            github.repositories
                    .get("acme/deploy")
                    .invitations
                    .values()
                    .forEach(each -> github.repositories
                            .get("acme/deploy")
                            .collaborators
                            .put(each.get("invitee").get("login").asString(), "admin"));
            assertThat(github.state()).isEqualTo(before);
        }
    }

    private static Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.gatehouse.cli.Main"));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("T", "made-up");
        builder.environment().remove("XDG_CACHE_HOME");
        builder.environment().put("HOME", "");
        return builder.start();
    }
}
