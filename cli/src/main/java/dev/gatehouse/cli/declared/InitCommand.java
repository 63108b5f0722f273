package dev.gatehouse.cli.declared;

import dev.gatehouse.baseline.InitialBaseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.Observation;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse init}. */
@Command(
        name = "init",
        description = "Write a first baseline from what is there. A file that exists is never touched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse init                          writes ./gatehouse.yaml",
            "  gatehouse init ../deploy --output -     prints it"
        })
public final class InitCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = ".", description = "The repository to look at.")
    private String where = ".";

    /** Writes to where it is told. */
    public InitCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        try (Target target = Target.open(where, _ -> {})) {
            Path output = common.output();
            boolean printed = output != null && output.toString().equals("-");
            Path file = output != null
                    ? output
                    : target.folder()
                            .orElseThrow(() -> new InvalidInput(
                                    where + " has no work tree to write into", null, null, "Use --output FILE."))
                            .resolve(Declared.USUAL);
            Snapshot snapshot = Observation.ofFilesAndHistory(target, at);
            String text = InitialBaseline.write(snapshot, null);
            if (printed) {
                console.out().print(text);
                console.out().flush();
            } else {
                create(file, text);
            }
        }
        return ExitCode.CLEAN;
    }

    private void create(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new InvalidInput(
                    file + " exists already", null, null, "Nothing was written. `--output -` prints a new one.");
        } catch (IOException failed) {
            throw new UncheckedIOException("can't write " + file, failed);
        }
        if (!common.quiet()) {
            console.err()
                    .println("Wrote " + file + ". Read it, correct it, commit it: gatehouse baseline validate " + file);
        }
    }
}
