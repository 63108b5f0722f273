package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.deploy.session.Observed;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.Decision;
import dev.gatehouse.gate.Gate;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy status}, and what {@code gatehouse gate check} asks: what the gate would say. */
@Command(
        name = "status",
        description = "Say what the gate would say to the newest request, and why; nothing is recorded.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy status production",
            "  gatehouse gate check production --revision HEAD --format markdown=gate.md",
            "  gatehouse gate check production --at 2026-12-24T12:00:00Z",
            "",
            "Exit code: 0 it would allow, 1 it would deny or hold, 2 a wrong call or input."
        })
final class DeploymentStatus extends EnvironmentCommand {

    DeploymentStatus(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    List<String> formats() {
        return List.of("text", "json", "markdown");
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        Optional<DeploySession.Asked> asked = session.request();
        ObjectId to = asked.isPresent()
                ? session.repository().commit(asked.get().statement().to())
                : session.wanted();
        Circumstances circumstances = new Observed(session, at)
                .of(to, asked.map(each -> each.statement().manifests()).orElse(""), session.past());
        Decision decision = Gate.decide(
                asked.map(DeploySession.Asked::signed).orElse(null),
                session.baseline(),
                session.environment(),
                circumstances,
                asked.isPresent() ? session.approvals(asked.get().signed().id()) : List.of(),
                null,
                at);
        write(format -> DecisionText.format(format, session.environment().name(), to.name(), decision));
        return decision.allowed() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
