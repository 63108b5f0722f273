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
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy diff}. */
@Command(
        name = "diff",
        description = "Show what the newest request, or --revision, would change in the environment's files.",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse deploy diff production", "  gatehouse deploy diff production --revision main"})
final class DiffDeployment extends EnvironmentCommand {

    DiffDeployment(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
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
            for (DiffEntry entry : formatter.scan(before, walk.parseCommit(to).getTree())) {
                String path =
                        entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
                if (session.environment().paths().isEmpty()
                        || session.environment().holds(path)) {
                    formatter.format(entry);
                }
            }
        }
        console().out().print(Plain.lines(out.toString(StandardCharsets.UTF_8)));
        return ExitCode.CLEAN;
    }
}
