package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.Decision;
import dev.gatehouse.gate.Gate;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy approve}. */
@Command(
        name = "approve",
        description = "Approve the newest request, or the one that is named, signed with your SSH key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy show production            read what you approve",
            "  gatehouse deploy diff production",
            "  gatehouse deploy approve production --request 4f2a91c0",
            "",
            "Exit code: 0 stored, 1 you may not, 2 a wrong call or input."
        })
final class ApproveDeployment extends EnvironmentCommand {

    ApproveDeployment(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        DeploySession.Asked asked = session.existingRequest();
        Statement request = asked.statement();
        SigningKey key = session.key(at);
        Person person = key.owner();
        Optional<Decision.Reason> against = against(session, asked, at);
        if (against.isPresent()) {
            console().err().println("gatehouse: " + Plain.line(against.get().text(), 500));
            return ExitCode.FINDINGS;
        }
        ObjectId from = ObjectId.fromString(request.from());
        ObjectId to = session.repository().commit(request.to());
        Set<String> involved = new HashSet<>(session.repository().authors(from, to));
        involved.add(request.by());
        if (refused(person, "approve it", session.may(person, "approve", involved, at))) {
            return ExitCode.FINDINGS;
        }
        SignedStatement approval = key.sign(session.statement(
                Statement.Kind.APPROVAL,
                Action.valueOf(request.action().toUpperCase(Locale.ROOT)),
                from,
                to,
                session.deployed(to).digestLike(request.manifests()),
                asked.signed().id(),
                person.name(),
                at,
                DeploySession.VALID));
        session.store(session.approvalsFolder(asked.signed().id()), approval, at);
        console()
                .out()
                .println("approved  " + asked.signed().id() + "  " + Plain.line(request.action()) + "  "
                        + Plain.line(request.environment()) + "  " + to.name());
        String scope = session.deployed(to).seen(request.manifests()).scope();
        console().out().println("covers    " + Plain.line(scope, 1000));
        return ExitCode.CLEAN;
    }

    private static Optional<Decision.Reason> against(DeploySession session, DeploySession.Asked asked, Instant at)
            throws IOException {
        ObjectId to = session.repository().commit(asked.statement().to());
        Circumstances seen = Circumstances.unobserved(
                session.current().name(),
                session.deployed(to).seen(asked.statement().manifests()),
                session.past().used());
        return Gate.against(asked.signed(), session.baseline(), session.environment(), seen, at).stream()
                .findFirst();
    }
}
