package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;

/** {@code gatehouse deploy review}. */
@Command(
        name = "review",
        description = "Record that an approver looked at an override afterwards, signed with their SSH key. Without it,"
                + " `gate verify` and `check` name it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy review production --reason \"outage 12, fixed by #34\"",
            "  gatehouse deploy review production --request 4f2a91c0 --reason \"outage 12, fixed by #34\"",
            "",
            "Without --request it is of the newest override that nobody has reviewed.",
            "Exit code: 0 recorded, 1 you may not, 2 a wrong call or input."
        })
final class ReviewOverride extends EnvironmentCommand {

    ReviewOverride(Console console, Clock clock) {
        super(console, clock);
    }

    @Override
    boolean acts() {
        return true;
    }

    @Override
    void checkCall() {
        if (options().reason().isBlank()) {
            throw new InvalidInput("a review needs --reason TEXT");
        }
    }

    @Override
    int call(DeploySession session, Instant at) throws IOException {
        LedgerFolder folder = session.existingLedger();
        SigningKey key = session.key(at);
        Person person = key.owner();
        if (refused(person, "review it", session.may(person, "approve", Set.of(), at))) {
            return ExitCode.FINDINGS;
        }
        Past past = Past.of(folder, session.environment().name());
        Past.Entry override = override(past, session.environment().name());
        if (refused(person, "review it", session.may(person, "approve", involved(past, override), at))) {
            return ExitCode.FINDINGS;
        }
        String request = override.field("request");
        ObjectId to = ObjectId.fromString(override.field("to"));
        SignedStatement review = key.sign(session.statement(
                Statement.Kind.REVIEW,
                Action.OVERRIDE,
                ObjectId.fromString(override.field("from")),
                to,
                session.deployed(to).digest(),
                request,
                person.name(),
                at,
                DeploySession.VALID));
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.append(
                    EntryKind.REVIEW,
                    at,
                    person.name(),
                    Map.of(
                            "environment", session.environment().name(),
                            "request", request,
                            "statement", review.id()),
                    List.of(new Personal(
                            person.name(),
                            Map.of(
                                    "reason", options().reason(),
                                    "review", review.text(),
                                    "reviewSignature", review.signature()))));
        }
        console().out().println("reviewed  " + request);
        return ExitCode.CLEAN;
    }

    private Past.Entry override(Past past, String environment) {
        String request = options().request();
        List<Past.Entry> unreviewed = past.unreviewed();
        List<Past.Entry> meant = request == null
                ? unreviewed
                : past.entries().stream()
                        .filter(Past.Entry::isOverride)
                        .filter(each -> each.field("request").startsWith(request))
                        .toList();
        if (meant.isEmpty()) {
            throw new InvalidInput(
                    request == null
                            ? "no override of " + environment + " waits for a review"
                            : "no override of " + environment + " has a request " + request,
                    null,
                    null,
                    "`gatehouse ledger show` lists what there is.");
        }
        return meant.getLast();
    }

    /** Who asked for it and who carried it out: nobody reviews what they did. */
    private static Set<String> involved(Past past, Past.Entry override) {
        Set<String> involved = new HashSet<>();
        String actor = override.entry().actor();
        past.reader().ifPresent(reader -> {
            if (actor != null) {
                involved.add(reader.who(actor));
            }
            reader.personal(override.entry()).values().stream()
                    .filter(about -> about.maybe("request").isPresent())
                    .forEach(about -> about.maybe("name").ifPresent(involved::add));
        });
        return involved;
    }
}
