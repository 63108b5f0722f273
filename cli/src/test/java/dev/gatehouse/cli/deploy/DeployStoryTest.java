package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.cli.ledger.PublishedEntries;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.EntryKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of {@code examples/deploy-story}, with real processes of git, ssh-keygen and Gatehouse. */
class DeployStoryTest {

    @Test
    void goesAsItSays(@TempDir Path folder) throws IOException, InterruptedException, MalformedLog {
        Path gatehouse = folder.resolve("gatehouse");
        Files.writeString(gatehouse, """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
                """.formatted(
                        System.getProperty("java.home"), System.getProperty("java.class.path"), Main.class.getName()));
        assertThat(gatehouse.toFile().setExecutable(true)).isTrue();
        File said = folder.resolve("said").toFile();
        ProcessBuilder story = new ProcessBuilder(
                        Path.of("../examples/deploy-story/run").toAbsolutePath().toString(),
                        folder.resolve("story").toString())
                .redirectErrorStream(true)
                .redirectOutput(said);
        story.environment().put("GATEHOUSE", gatehouse.toString());
        Process process = story.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroy();
        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(said.toPath()))
                .isTrue();
        assertThat(PublishedEntries.kinds(folder.resolve("story/deploy.git/gatehouse")))
                .containsExactlyInAnyOrder(
                        EntryKind.DECISION,
                        EntryKind.DEPLOYMENT,
                        EntryKind.OVERRIDE,
                        EntryKind.REVIEW,
                        EntryKind.ATTESTATION,
                        EntryKind.KEY_CHANGE,
                        EntryKind.ERASURE);
    }
}
