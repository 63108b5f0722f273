package dev.gatehouse.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete our commands. */
@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(gatehouse completion bash)",
            "  gatehouse completion zsh > \"$${fpath[1]}/_gatehouse\"",
            "  gatehouse completion fish > ~/.config/fish/completions/gatehouse.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.bash;

    /** The shells we know; their names are what people type. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        String script = switch (shell) {
            case bash -> AutoComplete.bash(root.name(), root.commandLine());
            case zsh -> ZshCompletion.of(root);
            case fish -> FishCompletion.of(root);
        };
        console.out().print(script);
        return ExitCode.CLEAN;
    }
}
