package dev.gatehouse.connectors.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository made with git, and what is observed of it. */
final class GitSandbox {

    private final Path folder;

    private GitSandbox(Path folder) {
        this.folder = folder;
    }

    static GitSandbox init(Path folder) {
        GitSandbox sandbox = at(folder);
        sandbox.git("init", "-q", "-b", "main");
        return sandbox;
    }

    static GitSandbox at(Path folder) {
        try {
            return new GitSandbox(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    GitSandbox commit(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", "-A");
        git("commit", "-q", "-m", "Write " + path);
        return this;
    }

    String head() {
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("git", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "GIT_CONFIG_GLOBAL", "/dev/null",
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_AUTHOR_NAME", "Ada Example",
                            "GIT_AUTHOR_EMAIL", "ada@example.com",
                            "GIT_COMMITTER_NAME", "Grace Example",
                            "GIT_COMMITTER_EMAIL", "grace@example.com"));
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(output);
            Files.delete(output);
            assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Repository open() {
        try {
            return new FileRepositoryBuilder()
                    .findGitDir(folder.toFile())
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a commit of HEAD's tree with a signature made for its content, and makes it the branch's tip. */
    String commitSigned(SshSigner signer, String namespace) {
        String parent = head();
        String tree = git("rev-parse", "HEAD^{tree}").strip();
        String person = " Ada Example <ada@example.com> 1767225600 +0000\n";
        String head = "tree " + tree + "\nparent " + parent + "\nauthor" + person + "committer" + person;
        String message = "\nSigned\n";
        String signature = signer.sign(namespace, (head + message).getBytes(StandardCharsets.UTF_8));
        String commit = head + "gpgsig " + signature.strip().replace("\n", "\n ") + "\n" + message;
        try (Repository repository = open();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_COMMIT, commit.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            git("reset", "-q", "--hard", id.name());
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Observed observe() {
        return observe("", List.of(), List.of());
    }

    Observed observe(String prefix, List<KnownSigner> keys, List<String> deployed) {
        try (Repository repository = open()) {
            return new GitObservation(keys, deployed).observe(repository, prefix);
        }
    }

    static <F extends Fact> List<F> facts(Observed observed, Class<F> type) {
        return observed.facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static GitRepository repository(Observed observed) {
        return facts(observed, GitRepository.class).getFirst();
    }

    static List<Commit> commits(Observed observed) {
        return facts(observed, Commit.class);
    }

    static List<String> gaps(Observed observed, FactKind kind) {
        return observed.coverage().stream()
                .filter(c -> c.kind() == kind && c.state() != Coverage.State.COMPLETE)
                .map(c -> c.reason() + " | " + c.remedy())
                .toList();
    }
}
