package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.report.digest.Plain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse deploy diff}. */
@Command(
        name = "diff",
        description = "Show what the newest request, or --revision, would change in the environment's files.",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse deploy diff production", "  gatehouse deploy diff production --revision main"})
final class DiffDeployment implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    DiffDeployment(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = options.common().at(clock.instant());
        try (DeploySession session = DeploySession.open(options, console, at)) {
            Optional<DeploySession.Asked> asked = session.request();
            ObjectId to = asked.isPresent()
                    ? session.repository().commit(asked.get().statement().to())
                    : session.wanted();
            ObjectId from = session.current();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DiffFormatter formatter = new DiffFormatter(out);
                    RevWalk walk = new RevWalk(session.repository().repository())) {
                formatter.setRepository(session.repository().repository());
                RevTree before = from.equals(ObjectId.zeroId())
                        ? null
                        : walk.parseCommit(from).getTree();
                for (DiffEntry entry :
                        formatter.scan(before, walk.parseCommit(to).getTree())) {
                    String path = entry.getChangeType() == DiffEntry.ChangeType.DELETE
                            ? entry.getOldPath()
                            : entry.getNewPath();
                    if (session.environment().paths().isEmpty()
                            || session.environment().holds(path)) {
                        formatter.format(entry);
                    }
                }
            }
            console.out().print(Plain.lines(out.toString(StandardCharsets.UTF_8)));
            return ExitCode.CLEAN;
        }
    }
}
