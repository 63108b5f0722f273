package dev.gatehouse.cli.declared;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.baseline.InitialBaseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.cli.check.Observation;
import dev.gatehouse.cli.repair.ServerOptions;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse init}. */
@Command(
        name = "init",
        description = "Write a first baseline from what is there. A file that exists is never touched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse init                          writes ./gatehouse.yaml",
            "  gatehouse init ../deploy --output -     prints it",
            "  gatehouse init --from github:acme       declares an organisation as it is"
        })
public final class InitCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = ".", description = "The repository to look at.")
    private String where = ".";

    @Option(
            names = "--from",
            paramLabel = "TYPE:NAME",
            order = 1,
            description = "Declare an organisation on a forge as it is: github:ORG, gitlab:GROUP or gitea:ORG.")
    private @Nullable String from;

    @Mixin
    private ServerOptions server = new ServerOptions();

    /** Writes to where it is told. */
    public InitCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        if (from != null) {
            return fromForge(from, at);
        }
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

    private int fromForge(String source, Instant at) {
        Path output = common.output();
        Path file = output != null ? output : Path.of(where).resolve(Declared.USUAL);
        boolean printed = file.toString().equals("-");
        if (!printed && Files.exists(file)) {
            throw exists(file);
        }
        LiveForges live;
        ForgeAddress address;
        Snapshot snapshot;
        try (Progress progress = Progress.on(console, common.quiet())) {
            live = LiveForges.of(
                    List.of(source),
                    server.api(),
                    server.token(),
                    console.environment(),
                    Baseline.defaults(),
                    false,
                    progress::say);
            address = live.addresses().getFirst();
            snapshot = live.observe(List.of(address), at);
        }
        if (snapshot.facts(Repository.class).isEmpty()
                && snapshot.facts(Member.class).isEmpty()) {
            console.err()
                    .println("gatehouse: nothing was written: nothing of " + Plain.line(address.source())
                            + " could be seen");
            snapshot.gaps(FactKind.MEMBER).stream()
                    .limit(1)
                    .forEach(gap -> console.err()
                            .println("  " + Plain.line(gap.remedy() == null ? gap.reason() : gap.remedy())));
            return ExitCode.UNFINISHED;
        }
        String text = InitialBaseline.ofForge(
                snapshot, address.type(), address.name(), address.api(), place(address.token()));
        new BaselineReader(Declared.ruleIds(), at)
                .read("what was observed", text.getBytes(StandardCharsets.UTF_8), (_, _) -> Optional.empty());
        if (printed) {
            console.out().print(text);
            console.out().flush();
        } else {
            create(file, text);
        }
        return ExitCode.CLEAN;
    }

    /** What a baseline may say of where a token is; a command or an app stays in the call. */
    private static @Nullable String place(@Nullable String token) {
        return token != null && (token.startsWith("env:") || token.startsWith("file:")) ? token : null;
    }

    private static InvalidInput exists(Path file) {
        return new InvalidInput(
                file + " exists already", null, null, "Nothing was written. `--output -` prints a new one.");
    }

    private void create(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw exists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't write " + file, failed);
        }
        if (!common.quiet()) {
            console.err()
                    .println("Wrote " + file + ". Read it, correct it, commit it: gatehouse baseline validate " + file);
        }
    }
}
