package dev.gatehouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Makes the repository that AOT caches are trained on: the examples, changed a few times, in a pack with deltas, and
 * one commit in loose objects. Its branch {@value #BEFORE} stays at the first commit. A program of its own, so that the
 * training itself loads no writer of packs.
 */
public final class TrainingRepository {

    /** The branch that all changes come after. */
    static final String BEFORE = "before";

    private static final int CHANGES = 4;
    private static final PersonIdent AUTHOR = new PersonIdent("Ada Example", "ada@example.com");

    private TrainingRepository() {}

    /**
     * Makes it.
     *
     * @param arguments the examples, and the folder that it is made in, which is emptied first
     */
    public static void main(String[] arguments) throws IOException, GitAPIException {
        Path examples = Path.of(arguments[0]).toRealPath();
        Path folder = Path.of(arguments[1]);
        if (Files.exists(folder)) {
            delete(folder);
        }
        Files.createDirectories(folder);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            if (Files.isDirectory(examples)) {
                copy(examples, folder);
            }
            RevCommit first = commit(git, "Begin");
            for (int i = 0; i < CHANGES; i++) {
                change(folder, "# change " + i + "\npassword: \"Tr1ck-y0ur-M1nd-" + i + "\"\n");
                commit(git, "Change " + i);
            }
            git.gc().call();
            git.branchCreate().setName(BEFORE).setStartPoint(first).call();
            change(folder, "# after the pack\n");
            commit(git, "Change again");
        }
    }

    private static RevCommit commit(Git git, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .setNoVerify(true)
                .call();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.filter(Files::isRegularFile).sorted().toList()) {
                Path target = to.resolve(from.relativize(source));
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }

    private static void change(Path folder, String line) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> append(file, line));
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
