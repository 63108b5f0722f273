package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse hook pre-commit}. */
@Command(
        name = "pre-commit",
        description = "Search what is staged.",
        footerHeading = "%nExamples:%n",
        footer = {"  exec gatehouse hook pre-commit"})
final class PreCommit implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HookRun run = new HookRun();

    PreCommit(Console console) {
        this.console = console;
    }

    PreCommit(Console console, HookRun run) {
        this.console = console;
        this.run = run;
    }

    @Override
    public Integer call() {
        GitDirectory directory = HookRun.repository(console);
        String index = console.environment().getOrDefault("GIT_INDEX_FILE", "");
        return run.run(
                console,
                directory,
                directory.workTree(),
                changes -> changes.staged(index.isEmpty() ? null : Path.of(index)),
                "so this is not committed. Take them out and stage again; where one is harmless, write gatehouse:allow"
                        + " on its line.");
    }
}
