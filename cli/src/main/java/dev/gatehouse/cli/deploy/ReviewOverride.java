package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse deploy review}. */
@Command(
        name = "review",
        description = "Record that an approver looked at an override afterwards. Without it, `gate verify` names it.",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse deploy review production --request 4f2a91c0 --reason \"outage 12, fixed by #34\""})
final class ReviewOverride implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    ReviewOverride(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = options.now(clock);
        try (DeploySession session = DeploySession.open(options, console, at)) {
            if (options.request() == null || options.reason().isBlank()) {
                throw new InvalidInput("a review needs --request ID and --reason TEXT");
            }
            DeploySession.Asked asked = session.existingRequest();
            SigningKey key = session.key();
            Person person = session.person(key);
            AccessDecision may =
                    session.may(person, "approve", Set.of(asked.statement().by()), at);
            if (!may.allowed()) {
                console.err().println("gatehouse: " + person.name() + " may not review it: " + Plain.line(may.why()));
                return ExitCode.FINDINGS;
            }
            key.sign(asked.statement()); // Proves that the key is there.
            LedgerFolder folder = session.existingLedger();
            try (Ledger ledger = Ledger.open(folder)) {
                ledger.append(
                        EntryKind.REVIEW,
                        at,
                        person.name(),
                        Map.of(
                                "environment",
                                session.environment().name(),
                                "request",
                                asked.signed().id()),
                        List.of(new Personal(person.name(), Map.of("reason", options.reason()))));
            }
            console.out().println("reviewed  " + asked.signed().id());
            return ExitCode.CLEAN;
        }
    }
}
