package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.deploy.target.DeploymentTarget;
import dev.gatehouse.cli.deploy.target.DirectoryTarget;
import dev.gatehouse.cli.deploy.target.GitReferenceTarget;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gatehouse deploy run}: the gate decides, the decision goes into the ledger, and only then the environment's
 * reference is moved, if it is still where the decision saw it.
 */
@Command(
        name = "run",
        description = "Carry out the newest request, or the one that is named, if the gate allows it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy run production",
            "  gatehouse deploy run production --repository ssh://git@example.com/deploy --ledger /srv/ledger",
            "  gatehouse deploy run production --target directory=/srv/manifests/production",
            "",
            "Exit code: 0 deployed, 1 denied, held, or another was faster, 2 a wrong call or",
            "input, 3 it could not finish."
        })
final class RunDeployment extends EnvironmentCommand {

    private static final String REFERENCE = "git-ref";
    private static final String DIRECTORY = "directory=";

    @Option(
            names = "--target",
            paramLabel = "git-ref|directory=PATH",
            order = 6,
            description = "What is moved: the environment's reference (git-ref, always), and besides it a link to a"
                    + " folder with the environment's files, rendered where Kustomize is plain (directory=PATH)."
                    + " Several times.")
    private List<String> targets = new ArrayList<>();

    RunDeployment(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    boolean acts() {
        return true;
    }

    @Override
    void checkCall() {
        links().forEach(DirectoryTarget::check);
    }

    private List<Path> links() {
        List<Path> links = new ArrayList<>();
        for (String target : targets) {
            if (target.equals(REFERENCE)) {
                continue;
            }
            if (!target.startsWith(DIRECTORY) || target.length() == DIRECTORY.length()) {
                throw new InvalidInput(
                        "--target " + target + " is not known", null, null, "Write git-ref or directory=PATH.");
            }
            try {
                links.add(Path.of(target.substring(DIRECTORY.length())));
            } catch (InvalidPathException none) {
                throw new InvalidInput("no folder can be named " + target);
            }
        }
        return links;
    }

    @Override
    List<String> formats() {
        return List.of("text", "json", "markdown");
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        LedgerFolder folder = session.existingLedger();
        if (session.repository().isCheckedOut(session.ref())) {
            throw new InvalidInput(
                    session.ref() + " is checked out in this work tree",
                    null,
                    null,
                    "Check out another branch, or deploy in a bare repository.");
        }
        DeploySession.Asked asked = session.existingRequest();
        Deployment deployment = new Deployment(session, folder, asked, session.key(at), at);
        Deployment.Decided decided = deployment.decide();
        boolean moved = false;
        if (decided.decision().allowed()) {
            List<DeploymentTarget> moving = new ArrayList<>(List.of(new GitReferenceTarget(session, folder)));
            links().forEach(link -> moving.add(new DirectoryTarget(session.repository(), session.environment(), link)));
            moved = deployment.carryOut(decided, moving);
        }
        String environment = session.environment().name();
        write(format ->
                DecisionText.format(format, environment, decided.movement().to().name(), decided.decision()));
        if (decided.decision().allowed() && !moved) {
            console()
                    .err()
                    .println("gatehouse: " + environment
                            + " moved meanwhile: another deployment was faster, and this one was not made");
        }
        return moved ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
