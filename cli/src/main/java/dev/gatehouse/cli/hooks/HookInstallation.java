package dev.gatehouse.cli.hooks;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gatehouse secrets hook}. */
@Command(
        name = "hook",
        description = "Have Git search for secrets before a commit and a push, or a server before it takes one.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse secrets hook install                    pre-commit and pre-push of the repository I am in",
            "  gatehouse secrets hook install /srv/git/app.git   pre-receive of a bare repository",
            "  gatehouse secrets hook uninstall"
        })
public final class HookInstallation implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private HookInstallation(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console) {
        return new CommandLine(new HookInstallation(console))
                .addSubcommand(new Install(console))
                .addSubcommand(new Uninstall(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }

    /** {@code gatehouse secrets hook install}. */
    @Command(
            name = "install",
            description = "Install the hooks. A hook that is there already is kept and runs first.",
            footerHeading = "%nExamples:%n",
            footer = {"  gatehouse secrets hook install", "  gatehouse secrets hook install --config .gitleaks.toml"})
    static final class Install implements Callable<Integer> {

        private final Console console;

        @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = ".", description = "The repository.")
        private String where = ".";

        @Option(
                names = "--config",
                paramLabel = "GITLEAKS.toml",
                description = "What the hooks search by, a gitleaks configuration.")
        private @Nullable Path config;

        Install(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            HookFolder folder = HookFolder.of(where);
            String launcher = System.getProperty("gatehouse.launcher", "");
            String options = config == null
                    ? ""
                    : " --config "
                            + Hook.quoted(config.toAbsolutePath().normalize().toString());
            try {
                for (Hook hook : folder.hooks()) {
                    console.out().println(Plain.line(folder.install(hook, hook.script(launcher, options))));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("can't write into " + folder.path(), failed);
            }
            if (folder.shared() != null) {
                console.err()
                        .println("gatehouse: core.hooksPath is " + Plain.line(folder.shared())
                                + "; if that folder is committed, everyone gets the hooks");
            }
            return ExitCode.CLEAN;
        }
    }

    /** {@code gatehouse secrets hook uninstall}. */
    @Command(
            name = "uninstall",
            description = "Take the hooks away, and put back what was there before.",
            footerHeading = "%nExamples:%n",
            footer = {"  gatehouse secrets hook uninstall"})
    static final class Uninstall implements Callable<Integer> {

        private final Console console;

        @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = ".", description = "The repository.")
        private String where = ".";

        Uninstall(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            HookFolder folder = HookFolder.of(where);
            boolean any = false;
            try {
                for (Hook hook : Hook.values()) {
                    String done = folder.uninstall(hook);
                    any |= !done.isEmpty();
                    if (!done.isEmpty()) {
                        console.out().println(Plain.line(done));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("can't change " + folder.path(), failed);
            }
            if (!any) {
                console.out()
                        .println(
                                "no hook of ours in " + Plain.line(folder.path().toString()));
            }
            return ExitCode.CLEAN;
        }
    }
}
