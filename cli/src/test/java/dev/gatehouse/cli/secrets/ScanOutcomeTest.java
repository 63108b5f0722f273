package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a search ends, and in which characters it is written. */
class ScanOutcomeTest {

    @TempDir
    Path folder;

    private GitRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
    }

    private CommandLineRun scan(String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "secrets";
        arguments[1] = "scan";
        arguments[2] = repository.folder().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments);
    }

    /** Deletes the object that a revision names; returns its id. */
    private String lose(String revision) throws IOException {
        String id = repository.git("rev-parse", revision);
        Files.delete(repository.folder().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
        return id;
    }

    @Test
    void whereAnObjectIsMissingItCouldNotFinish() throws IOException {
        String lost = lose("HEAD:README");

        CommandLineRun run = scan();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("No secret found.").contains(lost);
        assertThat(run.err()).contains("not all could be searched: " + lost);
    }

    @Test
    void aRangeWithAMissingObjectCouldNotFinish() throws IOException {
        repository.write("b", "b\n");
        repository.commit("Second");
        String lost = lose("HEAD:b");

        CommandLineRun run = scan("--since", "HEAD~1");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(lost);
    }

    @Test
    void whatWasFoundComesFirst() throws IOException {
        repository.write("b", "token: " + MadeToken.of(1) + "\n");
        repository.commit("Second");
        lose("HEAD:README");

        assertThat(scan().code()).isEqualTo(1);
        assertThat(scan("--fail-on", "never").code()).isEqualTo(0);
    }

    @Test
    void aPackWithoutAnIndexIsSearchedWhole() throws IOException {
        repository.git("gc", "-q");
        try (var packs = Files.list(repository.folder().resolve(".git/objects/pack"))) {
            for (Path index : packs.filter(f -> !f.toString().endsWith(".pack")).toList()) {
                Files.delete(index);
            }
        }

        CommandLineRun run = scan();

        assertThat(run.code()).isEqualTo(0);
        assertThat(run.out()).contains("read without");
    }

    @Test
    void whatWasNotSearchedIsNamedOnce() throws IOException {
        repository.write("notes.bz2", "BZh91AY&SY and more\n");

        assertThat(scan("--worktree").out()).containsOnlyOnce("notes.bz2: ");
    }

    @Test
    void aShallowCloneIsSearchedWhole() throws IOException {
        repository.commit("Second");
        Path clone = folder.resolve("clone");
        repository.git(
                "clone", "-q", "--depth", "1", repository.folder().toUri().toString(), clone.toString());

        CommandLineRun run = CommandLineRun.of("secrets", "scan", clone.toString());

        assertThat(run.code()).isEqualTo(0);
        assertThat(run.out()).contains("the clone is shallow");
    }

    @Test
    void aPipeIsAsciiWhereTheLocaleIs() throws IOException {
        repository.write("żółw/b", "token: " + MadeToken.of(1) + "\n");
        repository.commit("Second");
        String[] arguments = {"secrets", "scan", repository.folder().toString()};

        CommandLineRun ascii = CommandLineRun.of(Map.of("LC_ALL", "C"), new byte[0], arguments);
        CommandLineRun json = CommandLineRun.of(
                Map.of("LC_ALL", "C"), new byte[0], "secrets", "scan", arguments[2], "--format", "json");

        assertThat(ascii.out()).matches("[\\p{ASCII}]+").contains("b:1:8");
        assertThat(json.out()).contains("żółw/b");
    }
}
