package dev.gatehouse.cli.access.review;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse access review}. */
@Command(
        name = "review",
        description = "Certify who has access: a campaign in files that are committed.",
        synopsisSubcommandLabel = "start|show|decide|close",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access review start 2026-q4 --source github:acme --reviewer \"Ada Example\" --due 2026-12-31",
            "  gatehouse access review show 2026-q4",
            "  gatehouse access review decide 2026-q4 3f2a91c0 remove --reviewer \"Ada Example\"",
            "  gatehouse access review close 2026-q4 --key ~/.ssh/id_ed25519"
        })
public final class ReviewAccess implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReviewAccess(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new ReviewAccess(console))
                .addSubcommand(new StartReview(console, clock))
                .addSubcommand(new ShowReview(console, clock))
                .addSubcommand(new DecideReview(console, clock))
                .addSubcommand(new CloseReview(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
