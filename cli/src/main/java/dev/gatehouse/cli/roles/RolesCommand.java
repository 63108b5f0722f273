package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse roles}. */
@Command(
        name = "roles",
        description = "Who may do what, and why: of the baseline's roles, or of a policy of Argo CD.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles can ada sync applications shop/web --policy argocd-rbac-cm.yaml",
            "  gatehouse roles who-can override applications shop/web --policy argocd-rbac-cm.yaml",
            "  gatehouse roles lint --policy argocd-rbac-cm.yaml",
            "  gatehouse roles diff old.yaml new.yaml",
            "  gatehouse roles can \"Ada Example\" execute deployment production"
        })
public final class RolesCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RolesCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new RolesCommand(console))
                .addSubcommand(new CanCommand(console, clock))
                .addSubcommand(new WhoCanCommand(console, clock))
                .addSubcommand(new WhatCanCommand(console, clock))
                .addSubcommand(new MatrixCommand(console, clock))
                .addSubcommand(new LintCommand(console, clock))
                .addSubcommand(new DiffCommand(console, clock))
                .addSubcommand(new DeployersCommand(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
