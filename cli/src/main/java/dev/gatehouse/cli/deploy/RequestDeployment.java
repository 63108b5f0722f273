package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;

/**
 * {@code gatehouse deploy request}, {@code rollback} and {@code override}: three requests that differ in what they ask.
 */
@Command(
        description = "Ask, signed with your SSH key: for a deployment, for one back to what was deployed before"
                + " (rollback), or past the gate in an emergency (override).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy request production --revision main --reason \"release 7\"",
            "  gatehouse deploy rollback production --revision 4f2a91c --reason \"errors since noon\"",
            "  gatehouse deploy override production --revision hotfix --reason \"outage 12\"",
            "",
            "`gatehouse deploy run` carries it out. An override ends after four hours, needs two",
            "others who may override, and has to be reviewed afterwards.",
            "Exit code: 0 stored, 1 you may not, 2 a wrong call or input."
        })
final class RequestDeployment extends EnvironmentCommand {

    private static final Duration EMERGENCY = Duration.ofHours(4);

    private final Action action;

    RequestDeployment(Console console, Clock clock, Action action) {
        super(console, clock);
        this.action = action;
    }

    @Override
    boolean acts() {
        return true;
    }

    @Override
    void checkCall() {
        if (action != Action.DEPLOY
                && (options().revision() == null || options().reason().isBlank())) {
            throw new InvalidInput("`" + action.label() + "` needs --revision REV and --reason TEXT");
        }
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        SigningKey key = session.key(at);
        Person person = key.owner();
        for (String verb : verbs()) {
            if (refused(person, verb, session.may(person, verb, Set.of(), at))) {
                return ExitCode.FINDINGS;
            }
        }
        ObjectId to = session.wanted();
        SignedStatement signed = key.sign(session.statement(
                Statement.Kind.REQUEST,
                action,
                session.current(),
                to,
                "",
                person.name(),
                at,
                action == Action.OVERRIDE ? EMERGENCY : DeploySession.VALID));
        session.store(session.requestsFolder(), signed, at);
        console()
                .out()
                .println("requested  " + signed.id() + "  " + action.label() + "  "
                        + Plain.line(session.environment().name()) + "  " + to.name());
        return ExitCode.CLEAN;
    }

    private List<String> verbs() {
        return switch (action) {
            case DEPLOY -> List.of("request");
            case ROLLBACK -> List.of("request", "rollback");
            case OVERRIDE -> List.of("override");
        };
    }
}
