package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.manifests.Deployed;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final int BRIEF = 10;
    private static final int MOST_NAMED = 10;
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
        if (action == Action.ROLLBACK) {
            deployedBefore(session, to);
        }
        Deployed deployed = session.deployed(to);
        SignedStatement signed = key.sign(session.statement(
                Statement.Kind.REQUEST,
                action,
                session.current(),
                to,
                deployed.digest(),
                "",
                person.name(),
                at,
                action == Action.OVERRIDE ? EMERGENCY : DeploySession.VALID));
        session.store(session.requestsFolder(), signed, at);
        console()
                .out()
                .println("requested  " + signed.id() + "  " + action.label() + "  "
                        + Plain.line(session.environment().name()) + "  " + to.name());
        console().out().println("covers     " + Plain.line(deployed.scope(), 1000));
        return ExitCode.CLEAN;
    }

    /** Where the gate's ledger is not here, only the gate can tell. */
    private void deployedBefore(DeploySession session, ObjectId to) throws IOException {
        Past past = session.past();
        if (past.reader().isEmpty()) {
            return;
        }
        String name = session.environment().name();
        Set<String> deployed = past.deployed();
        if (!deployed.contains(to.name())) {
            throw new InvalidInput(
                    "commit " + to.abbreviate(BRIEF).name() + " was never deployed to " + name,
                    null,
                    null,
                    deployed.isEmpty()
                            ? "Nothing was: ask for a deployment, gatehouse deploy request " + name + "."
                            : "A rollback goes back to what was: " + named(deployed) + ".");
        }
    }

    private static String named(Set<String> commits) {
        return commits.stream()
                .map(commit -> commit.substring(0, BRIEF))
                .sorted()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
    }

    private List<String> verbs() {
        return switch (action) {
            case DEPLOY -> List.of("request");
            case ROLLBACK -> List.of("request", "rollback");
            case OVERRIDE -> List.of("override");
        };
    }
}
