package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change is not blamed for a secret that was there before it. */
class BroughtSecretsTest {

    private static final String LINE = "token: " + MadeToken.of(1) + "\n";

    @TempDir
    Path folder;

    private GitRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        repository.write("app.yaml", "a: 1\n" + LINE);
        repository.commit("Add");
    }

    private int scan(String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "secrets";
        arguments[1] = "scan";
        arguments[2] = repository.folder().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments).code();
    }

    @Test
    void editingAnotherLine() {
        repository.write("app.yaml", "a: 2\n" + LINE);
        repository.git("add", ".");
        assertThat(scan("--staged")).isEqualTo(0);
        repository.commit("Edit");
        assertThat(scan("--since", "HEAD~1")).isEqualTo(0);
    }

    @Test
    void movingAndEditingTheFile() {
        repository.git("mv", "app.yaml", "moved.yaml");
        repository.write("moved.yaml", "a: 3\n" + LINE);
        repository.git("add", ".");
        assertThat(scan("--staged")).isEqualTo(0);
        repository.commit("Move");
        assertThat(scan("--since", "HEAD~1")).isEqualTo(0);
    }

    @Test
    void copyingTheFileIsBlamed() {
        repository.write("copy.yaml", LINE);
        repository.git("add", ".");
        assertThat(scan("--staged")).isEqualTo(1);
        repository.commit("Copy");
        assertThat(scan("--since", "HEAD~1")).isEqualTo(1);
    }

    @Test
    void anotherSecretInTheSameFileIsBlamed() {
        repository.write("app.yaml", LINE + "other: " + MadeToken.of(2) + "\n");
        repository.commit("Add another");
        assertThat(scan("--since", "HEAD~1")).isEqualTo(1);
    }

    @Test
    void aChangeThatBringsBackWhatAnotherTookAwayIsBlamed() {
        repository.write("app.yaml", "a: 1\n");
        repository.commit("Take away");
        repository.write("app.yaml", "a: 1\n" + LINE);
        repository.commit("Bring back");
        assertThat(scan("--since", "HEAD~1")).isEqualTo(1);
    }
}
