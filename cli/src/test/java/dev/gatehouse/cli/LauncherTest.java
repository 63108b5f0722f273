package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, in a clone whose Maven and Java only say that they were started. */
final class LauncherTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path temporary;

    private Path clone;
    private Path jdk;
    private Path tools;

    @BeforeEach
    void makeClone() throws IOException {
        clone = Files.createDirectories(temporary.resolve("clone"));
        jdk = temporary.resolve("jdk");
        tools = temporary.resolve("tools");
        Files.createDirectories(clone.resolve("scripts"));
        for (String file : List.of("gatehouse", "scripts/find-jdk")) {
            Files.copy(REPOSITORY.resolve(file), clone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(jdk.resolve("bin/javac"), "exit 0");
        program(jdk.resolve("bin/java"), "echo ran");
        program(tools.resolve("mvn"), """
                echo built >>'%1$s/builds'
                sleep 1
                mkdir -p '%1$s/cli/target/gatehouse'
                touch '%1$s/cli/target/gatehouse/gatehouse.aot'
                """.formatted(clone));
    }

    @Test
    void buildsOnceAndNeverAgain() throws Exception {
        assertThat(output(launch())).contains("building, once").endsWith("ran\n");
        assertThat(output(launch())).isEqualTo("ran\n");
        assertThat(clone.resolve("builds")).hasContent("built");
        assertThat(clone.resolve(".build.lock")).doesNotExist();
    }

    @Test
    void oneOfTwoLaunchesBuildsAndTheOtherWaits() throws Exception {
        Process one = launch();
        Process other = launch();

        assertThat(List.of(output(one), output(other)))
                .allMatch(output -> output.endsWith("ran\n"))
                .anyMatch(output -> output.contains("another launch is building"));
        assertThat(clone.resolve("builds")).hasContent("built");
    }

    @Test
    void takesOverTheLockOfADeadBuild() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(clone.resolve(".build.lock"));
        Files.writeString(clone.resolve(".build.lock/pid"), dead.pid() + "\n");

        assertThat(output(launch())).endsWith("ran\n");
        assertThat(clone.resolve(".build.lock")).doesNotExist();
    }

    @Test
    void aFailedBuildSaysWhyAndLeavesNoLock() throws Exception {
        program(tools.resolve("mvn"), "echo '[ERROR] no such module'; exit 1");

        Process process = launch();

        assertThat(output(process)).contains("[ERROR] no such module").contains(".build.log");
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(clone.resolve(".build.lock")).doesNotExist();
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", clone.resolve("gatehouse").toString(), "check");
        builder.redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("GATEHOUSE_JAVA_HOME", jdk.toString(), "PATH", tools + ":" + System.getenv("PATH")));
        return builder.start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
