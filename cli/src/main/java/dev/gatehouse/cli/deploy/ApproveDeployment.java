package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class ApproveDeployment implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    ApproveDeployment(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = options.now(clock);
        try (DeploySession session = DeploySession.open(options, console, at)) {
            DeploySession.Asked asked = session.existingRequest();
            Statement request = asked.statement();
            SigningKey key = session.key();
            Person person = session.person(key);
            ObjectId from = ObjectId.fromString(request.from());
            ObjectId to = session.repository().commit(request.to());
            Set<String> involved = new HashSet<>(session.repository().authors(from, to));
            involved.add(request.by());
            AccessDecision may = session.may(person, "approve", involved, at);
            if (!may.allowed()) {
                console.err().println("gatehouse: " + person.name() + " may not approve it: " + may.why());
                return ExitCode.FINDINGS;
            }
            SignedStatement approval = key.sign(session.statement(
                    Statement.Kind.APPROVAL,
                    Action.valueOf(request.action().toUpperCase(Locale.ROOT)),
                    from,
                    to,
                    asked.signed().id(),
                    person.name(),
                    at,
                    DeploySession.VALID));
            session.store(session.approvalsFolder(asked.signed().id()), approval, at);
            console.out()
                    .println("approved  " + asked.signed().id() + "  " + Plain.line(request.action()) + "  "
                            + Plain.line(request.environment()) + "  " + to.name());
            return ExitCode.CLEAN;
        }
    }
}
