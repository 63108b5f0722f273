package dev.gatehouse.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The runs that the hooks' own AOT cache is trained on: pushes to a bare repository, received as Git receives them, in
 * a quarantine with a pack and loose objects. The cache is small, so that mapping it costs little.
 */
public final class HookTraining {

    private static final String NONE = "0".repeat(40);

    private final Path quarantine;
    private final Path bare;

    private HookTraining(Path quarantine, Path bare) {
        this.quarantine = quarantine;
        this.bare = bare;
    }

    /**
     * Trains.
     *
     * @param arguments the repository that {@link TrainingRepository} makes, and a folder that may be written to
     */
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]).resolve(".git").toAbsolutePath();
        Path bare = Path.of(arguments[1]).toAbsolutePath();
        String before = Files.readString(source.resolve("refs/heads").resolve(TrainingRepository.BEFORE))
                .strip();
        Files.createDirectories(bare.resolve("objects"));
        Files.createDirectories(bare.resolve("refs/heads"));
        Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(bare.resolve("config"), "[core]\n\tbare = true\n");
        Files.writeString(bare.resolve("refs/heads/main"), before + "\n");
        HookTraining training = new HookTraining(source.resolve("objects"), bare);
        String after = head(source);
        training.run("pre-receive", before + " " + after + " refs/heads/main\n");
        training.run("pre-receive", NONE + " " + after + " refs/heads/other\n");
        training.run("pre-commit", "");
        Main.main(new String[] {"--version"}); // The first and the last steps of every command; it exits.
    }

    private static String head(Path repository) throws IOException {
        String name = Files.readString(repository.resolve("HEAD")).strip().substring("ref: ".length());
        return Files.readString(repository.resolve(name)).strip();
    }

    private void run(String hook, String input) {
        Console console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                false,
                Map.of(
                        "LANG", "C.UTF-8",
                        "GIT_DIR", bare.toString(),
                        "GIT_OBJECT_DIRECTORY", quarantine.toString(),
                        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                bare.resolve("objects").toString(),
                        "GIT_QUARANTINE_PATH", quarantine.toString()));
        int code = new Gatehouse(console).run("hook", hook);
        if (code > ExitCode.FINDINGS) {
            throw new IllegalStateException("hook " + hook + " ended with " + code);
        }
    }
}
