package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.manifests.Deployed;
import dev.gatehouse.cli.deploy.manifests.ManifestDiff;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.report.digest.Plain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy diff}. */
@Command(
        name = "diff",
        description =
                "Show what the newest request, or --revision, would change: in the manifests that Kustomize makes,"
                        + " where these are rendered, and in the environment's files.",
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
        boolean first = from.equals(ObjectId.zeroId());
        Deployed after = session.deployed(to);
        Deployed before = first ? after : session.deployed(from);
        boolean rendered = before.isRendered() && after.isRendered();
        console().err().println("covers  " + Plain.line(after.scope(), 1000));
        if (rendered) {
            String changes = ManifestDiff.of(first ? new TreeMap<>() : before.manifests(), after.manifests());
            console().out().print(Plain.lines(changes));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out);
                RevWalk walk = new RevWalk(session.repository().repository())) {
            formatter.setRepository(session.repository().repository());
            RevTree old = first ? null : walk.parseCommit(from).getTree();
            for (DiffEntry entry : formatter.scan(old, walk.parseCommit(to).getTree())) {
                String path =
                        entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
                boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
                if (rendered
                        ? (removed ? before : after).coversBeside(path)
                        : before.coversAsFile(path) || after.coversAsFile(path)) {
                    formatter.format(entry);
                }
            }
        }
        console().out().print(Plain.lines(out.toString(StandardCharsets.UTF_8)));
        return ExitCode.CLEAN;
    }
}
