package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.Decision;
import dev.gatehouse.gate.Gate;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class RunDeployment implements Callable<Integer> {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final String DIRECTORY = "directory=";

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    @Option(
            names = "--target",
            paramLabel = "directory=PATH",
            order = 6,
            description = "Besides the reference, switch this link to a folder with the environment's files.")
    private @Nullable String target;

    RunDeployment(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = options.now(clock);
        if (target != null && !target.startsWith(DIRECTORY)) {
            throw new InvalidInput("--target " + target + " is not known", null, null, "Write directory=PATH.");
        }
        try (DeploySession session = DeploySession.open(options, console, at)) {
            LedgerFolder folder = session.existingLedger();
            if (session.repository().isCheckedOut(session.ref())) {
                throw new InvalidInput(
                        session.ref() + " is checked out in this work tree",
                        null,
                        null,
                        "Check out another branch, or deploy in a bare repository.");
            }
            DeploySession.Asked asked = session.existingRequest();
            Statement request = asked.statement();
            SigningKey key = session.key();
            Person person = session.person(key);
            ObjectId to = session.repository().commit(request.to());
            SignedStatement execution = key.sign(session.statement(
                    Statement.Kind.EXECUTION,
                    Action.valueOf(request.action().toUpperCase(Locale.ROOT)),
                    ObjectId.fromString(request.from()),
                    to,
                    asked.signed().id(),
                    person.name(),
                    at,
                    GOOD_FOR));
            Past past = Past.of(folder, session.environment().name());
            Circumstances seen = new Observed(session, at).of(to, past);
            List<SignedStatement> approvals = session.approvals(asked.signed().id());
            return decideAndMove(session, folder, asked, approvals, execution, person, seen, at);
        }
    }

    private int decideAndMove(
            DeploySession session,
            LedgerFolder folder,
            DeploySession.Asked asked,
            List<SignedStatement> approvals,
            SignedStatement execution,
            Person person,
            Circumstances seen,
            Instant at)
            throws IOException {
        Statement request = asked.statement();
        Decision decision;
        Ledger.Recorded recorded;
        ObjectId from;
        try (Ledger ledger = Ledger.open(folder)) {
            from = session.current();
            Past past = Past.of(folder, session.environment().name());
            decision = Gate.decide(
                    asked.signed(),
                    session.baseline(),
                    session.environment(),
                    seen.at(from.name(), past.deployed(), past.used()),
                    approvals,
                    execution,
                    at);
            boolean override = decision.allowed() && request.action().equals(Action.OVERRIDE.label());
            recorded = ledger.append(
                    override ? EntryKind.OVERRIDE : EntryKind.DECISION,
                    at,
                    person.name(),
                    body(session, asked, approvals, decision, from, at),
                    people(session, request, decision));
        }
        Output.write(
                options.common(),
                console,
                List.of("text", "json", "markdown"),
                format -> DecisionText.format(format, session.environment().name(), request.to(), decision));
        if (!decision.allowed()) {
            return ExitCode.FINDINGS;
        }
        boolean moved = moved(session, folder, request, recorded, from, at);
        outcome(session, folder, asked, person, recorded, from, moved, at);
        if (!moved) {
            console.err()
                    .println("gatehouse: " + session.environment().name()
                            + " moved meanwhile: another deployment was faster, and this one was not made");
            return ExitCode.FINDINGS;
        }
        if (target != null) {
            DirectoryTarget.deploy(
                    session.repository(),
                    session.environment(),
                    ObjectId.fromString(request.to()),
                    Path.of(target.substring(DIRECTORY.length())));
        }
        return ExitCode.CLEAN;
    }

    private static Map<String, Object> body(
            DeploySession session,
            DeploySession.Asked asked,
            List<SignedStatement> approvals,
            Decision decision,
            ObjectId from,
            Instant at) {
        Map<String, Object> body = deployment(session, asked, from);
        body.put("outcome", decision.outcome().label());
        body.put("manifests", asked.statement().manifests());
        body.put("approvals", approvals.stream().map(SignedStatement::id).toList());
        body.put("validUntil", at.plus(GOOD_FOR).toString());
        List<String> reasons = new ArrayList<>();
        decision.reasons().forEach(r -> reasons.add(r.effect().label() + " " + r.code() + ": " + r.text()));
        body.put("reasons", reasons);
        return body;
    }

    private static Map<String, Object> deployment(DeploySession session, DeploySession.Asked asked, ObjectId from) {
        Map<String, Object> body = new TreeMap<>();
        body.put("environment", session.environment().name());
        body.put("ref", session.ref());
        body.put("action", asked.statement().action());
        body.put("from", from.name());
        body.put("to", asked.statement().to());
        body.put("request", asked.signed().id());
        return body;
    }

    /** Who asked, and whoever is named in a reason: their names are replaced there, and stored encrypted. */
    private static List<Personal> people(DeploySession session, Statement request, Decision decision) {
        List<Personal> people = new ArrayList<>();
        people.add(new Personal(request.by(), Map.of("reason", request.reason())));
        session.baseline().people().stream()
                .map(Person::name)
                .filter(name -> !name.equals(request.by()))
                .filter(name ->
                        decision.reasons().stream().anyMatch(r -> r.text().contains(name)))
                .forEach(name -> people.add(new Personal(name, Map.of())));
        return people;
    }

    private static boolean moved(
            DeploySession session,
            LedgerFolder folder,
            Statement request,
            Ledger.Recorded recorded,
            ObjectId from,
            Instant at)
            throws IOException {
        try {
            String proof = LedgerReader.of(folder).prove(recorded.index()).text();
            return session.repository()
                    .move(
                            session.ref(),
                            from,
                            ObjectId.fromString(request.to()),
                            DeploySession.DECISIONS
                                    + DeploySession.part(session.environment().name()) + "/"
                                    + Statement.id(recorded.text()),
                            Map.of("decision.json", recorded.text(), "decision.tlog-proof", proof),
                            at);
        } catch (MalformedLog broken) {
            throw new IOException("the ledger is broken: " + broken.why(), broken);
        }
    }

    private static void outcome(
            DeploySession session,
            LedgerFolder folder,
            DeploySession.Asked asked,
            Person person,
            Ledger.Recorded recorded,
            ObjectId from,
            boolean moved,
            Instant at)
            throws IOException {
        Map<String, Object> body = deployment(session, asked, from);
        body.put("outcome", moved ? Past.MOVED : "lost");
        body.put("decision", Statement.id(recorded.text()));
        body.put("index", recorded.index());
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.append(EntryKind.DEPLOYMENT, at, person.name(), body, List.of());
        }
    }
}
