package dev.gatehouse.connectors.target;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.jspecify.annotations.Nullable;

/** A bare clone in a temporary folder, bounded in time and size, and gone when it is closed or the process ends. */
final class Clone implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LARGEST = 4L << 30;
    private static final int SILENCE_SECONDS = 60;
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.+");
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+:[^\\s-][^\\s]*");
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/@]*@");

    private final Path folder;
    private final Thread atExit;
    private @Nullable Repository repository;
    private volatile boolean ending;

    private Clone(Path folder) {
        this.folder = folder;
        this.atExit = new Thread(this::deleteAtExit, "remove-clone");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Whether a text names a repository elsewhere, rather than a path. */
    static boolean isRemote(String text) {
        return URL.matcher(text).matches() || SCP.matcher(text).matches();
    }

    /** The URL as it may be shown. */
    static String withoutCredentials(String url) {
        return CREDENTIALS.matcher(url).replaceFirst("://");
    }

    /**
     * Clones.
     *
     * @throws InvalidInput where the URL is of a scheme that is not taken, or the clone fails
     */
    static Clone of(String url, Consumer<String> progress) {
        String scheme = URL.matcher(url).matches()
                ? url.substring(0, url.indexOf("://")).toLowerCase(Locale.ROOT)
                : "ssh";
        switch (scheme) {
            case "https", "ssh", "file" -> {}
            default ->
                throw new InvalidInput(
                        "can't clone over " + scheme + ": " + withoutCredentials(url),
                        null,
                        null,
                        "Use https, ssh or file.");
        }
        String shown = withoutCredentials(url);
        Clone clone;
        try {
            clone = new Clone(Files.createTempDirectory("gatehouse-clone-"));
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
        try {
            Monitor monitor = clone.new Monitor(shown, progress);
            CloneCommand command = Git.cloneRepository()
                    .setURI(url)
                    .setDirectory(clone.folder.toFile())
                    .setBare(true)
                    .setCloneAllBranches(true)
                    .setTimeout(SILENCE_SECONDS)
                    .setProgressMonitor(monitor);
            if (scheme.equals("https")) {
                command.setCredentialsProvider(new NetRCCredentialsProvider());
            }
            Git git = command.call();
            clone.repository = git.getRepository();
            if (monitor.isCancelled()) {
                throw new InvalidInput(shown + ": " + monitor.why);
            }
            return clone;
        } catch (GitAPIException | JGitInternalException failed) {
            clone.close();
            throw new InvalidInput("can't clone " + shown + ": " + cause(failed, url));
        } catch (RuntimeException failed) {
            clone.close();
            throw failed;
        }
    }

    private static String cause(Exception failed, String url) {
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String why = deepest instanceof UnknownHostException ? "there is no host " : "";
        String message = why + String.valueOf(deepest.getMessage()).replace(url, withoutCredentials(url));
        int end = message.indexOf('\n');
        return CREDENTIALS
                .matcher(end < 0 ? message : message.substring(0, end))
                .replaceAll("://");
    }

    Repository repository() {
        if (repository == null) {
            throw new IllegalStateException("not cloned");
        }
        return repository;
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
        delete(folder);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            return;
        }
    }

    /** Deletes until nothing is left: the clone may still be writing while the process ends. */
    private void deleteAtExit() {
        ending = true;
        long deadline = System.nanoTime() + LAST_MOMENTS.toNanos();
        delete(folder);
        while (Files.exists(folder) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException alreadyGone) {
            return;
        }
    }

    /** Says how far the clone is, and ends it where it takes too long or too much. */
    private final class Monitor implements ProgressMonitor {

        private final String shown;
        private final Consumer<String> progress;
        private final long deadline = System.nanoTime() + LONGEST.toNanos();
        private long nextLook;
        private volatile String why = "";

        Monitor(String shown, Consumer<String> progress) {
            this.shown = shown;
            this.progress = progress;
        }

        @Override
        public void start(int totalTasks) {
            progress.accept("cloning " + shown);
        }

        @Override
        public void beginTask(String title, int totalWork) {
            progress.accept("cloning " + shown + ": " + title);
        }

        @Override
        public void update(int completed) {
            isCancelled();
        }

        @Override
        public void endTask() {}

        @Override
        public void showDuration(boolean enabled) {}

        @Override
        public boolean isCancelled() {
            long now = System.nanoTime();
            if (why.isEmpty() && now - nextLook > 0) {
                nextLook = now + Duration.ofSeconds(1).toNanos();
                if (now - deadline > 0) {
                    why = "the clone took longer than " + LONGEST.toMinutes() + " minutes";
                } else if (size() > LARGEST) {
                    why = "the clone is larger than " + (LARGEST >> 30) + " GiB";
                }
            }
            return ending || !why.isEmpty();
        }

        private long size() {
            try (var files = Files.walk(folder)) {
                return files.mapToLong(f -> f.toFile().length()).sum();
            } catch (IOException | UncheckedIOException changing) {
                return 0;
            }
        }
    }
}
