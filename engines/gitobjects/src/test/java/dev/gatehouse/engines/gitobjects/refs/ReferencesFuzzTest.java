package dev.gatehouse.engines.gitobjects.refs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class ReferencesFuzzTest {

    @TempDir
    private static Path folder = Path.of("");

    private static GitDirectory directory;
    private static ObjectDatabase database;

    @BeforeAll
    static void make() throws IOException {
        for (String name : new String[] {"objects", "refs/heads", "logs"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
        directory = Objects.requireNonNull(GitDirectory.at(folder));
        database = ObjectDatabase.open(directory, Limits.DEFAULT);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @FuzzTest(maxDuration = "10s")
    void referencesAreReadOrNamed(FuzzedDataProvider data) throws IOException {
        Files.write(folder.resolve("refs/heads/main"), data.consumeBytes(100));
        Files.write(folder.resolve("packed-refs"), data.consumeBytes(400));
        Files.write(folder.resolve("config"), data.consumeBytes(100));
        Files.write(folder.resolve("logs/HEAD"), data.consumeRemainingAsBytes());
        assertThat(GitDirectory.at(folder)).isNotNull();
        References references = References.read(directory, Limits.DEFAULT, new Problems(10));
        assertThat(references.all())
                .allSatisfy(r -> assertThat(r.target().length()).isEqualTo(20));
        assertThat(references.logs())
                .allSatisfy(r -> assertThat(r.after().length()).isEqualTo(20));
    }

    @FuzzTest(maxDuration = "10s")
    void expressionsNameACommitOrNone(byte[] bytes) {
        References references = References.read(directory, Limits.DEFAULT, new Problems(10));
        assertThat(new Revisions(database, references)
                        .commit(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)))
                .isNull();
    }
}
