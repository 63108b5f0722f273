package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.deploy.guard.EnvironmentGuard;
import dev.gatehouse.cli.deploy.session.DeployOptions;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.ledger.KeyText;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.gate.DecisionAudit;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse gate verify}: holds where environments were against what the ledger decided. */
@Command(
        name = "verify",
        description = "Name every move of an environment that no decision covers, every decision that was not carried"
                + " out, and every override that nobody reviewed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse gate verify",
            "  gatehouse gate verify production --repository /srv/git/deploy.git",
            "",
            "Moves that were undone between two decisions show only where Git keeps a log of",
            "references: git config core.logAllRefUpdates always.",
            "Exit code: 0 all is covered, 1 something is not, 2 a wrong call or input."
        })
final class VerifyGate implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    VerifyGate(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = options.common().at(clock.instant());
        List<String> faults = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (options.environment() != null) {
            names.add(options.environment());
        } else {
            try (DeploymentRepository repository = DeploymentRepository.open(options.repository())) {
                Baseline baseline =
                        Declared.of(repository.target(), options.common().baseline(), console.in(), null, at);
                baseline.environments().stream()
                        .filter(e -> e.ref() != null)
                        .map(Environment::name)
                        .forEach(names::add);
            }
        }
        for (String name : names) {
            try (DeploySession session = DeploySession.open(options, name, console, at)) {
                Optional<String> hidden = session.hidden(at);
                if (hidden.isPresent()) {
                    console.err().println("gatehouse: " + Plain.line(hidden.get(), 500));
                    return ExitCode.FINDINGS;
                }
                verify(session, faults);
            }
        }
        Output.write(options.common(), console, List.of("text", "json"), format -> {
            if (format.equals("json")) {
                return CanonicalJson.write(Map.of("covered", faults.isEmpty(), "faults", faults)) + "\n";
            }
            StringBuilder out = new StringBuilder();
            faults.forEach(fault -> out.append(Plain.line(fault, 1000)).append('\n'));
            out.append(faults.isEmpty() ? "covered  " : "NOT COVERED  ").append(String.join(", ", names));
            return out.append('\n').toString();
        });
        return faults.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private void verify(DeploySession session, List<String> faults) throws IOException {
        String name = session.environment().name();
        Past past = Past.of(session.ledger(), name);
        if (past.reader().isPresent()) {
            signed(session, past.reader().get(), faults);
        }
        Set<String> carriedOut = new HashSet<>();
        Set<String> known = new HashSet<>();
        String deployed = ObjectId.zeroId().name();
        for (Past.Entry entry : past.entries()) {
            if (entry.entry().kind() == EntryKind.DEPLOYMENT) {
                carriedOut.add(entry.field("request"));
            }
            if (!entry.isMove()) {
                continue;
            }
            known.add(entry.field("from") + entry.field("to"));
            if (!entry.field("from").equals(deployed)) {
                faults.add(name + ": moved from " + deployed + " to " + entry.field("from")
                        + " without a decision, before entry " + entry.index());
            }
            deployed = entry.field("to");
        }
        String current = session.current().name();
        boolean unconfirmed = false;
        for (Past.Entry entry : past.entries()) {
            boolean allowed = entry.isDecision() && entry.field("outcome").equals("allow");
            if (allowed && !carriedOut.contains(entry.field("request"))) {
                known.add(entry.field("from") + entry.field("to"));
                boolean there =
                        entry.field("to").equals(current) && entry.field("from").equals(deployed);
                unconfirmed |= there;
                if (!there) {
                    faults.add(name + ": entry " + entry.index() + " allows " + entry.field("to")
                            + ", and it was not carried out");
                }
            }
        }
        if (!current.equals(deployed) && !unconfirmed) {
            faults.add(name + ": moved from " + deployed + " to " + current + " without a decision");
        }
        for (ObjectId[] move : session.repository().log(session.ref())) {
            boolean nothing = move[0].equals(move[1]);
            String line = name + ": moved from " + move[0].name() + " to " + move[1].name() + " without a decision";
            if (!nothing && !known.contains(move[0].name() + move[1].name()) && !faults.contains(line)) {
                faults.add(line);
            }
        }
        reviews(name, past, faults);
    }

    /** The ledger is what its key signed, and each of its decisions what people signed. */
    private static void signed(DeploySession session, LedgerReader reader, List<String> faults) throws IOException {
        DecisionAudit audit = new DecisionAudit(
                reader, session.environment().name(), session.baseline().people());
        String configured = EnvironmentGuard.configuredKey(session.repository());
        VerifierKey checking =
                KeyText.log(configured == null ? session.ledger().key().toString() : configured);
        if (reader.signedBy(checking) != VerifierKey.Outcome.SIGNED) {
            faults.add("the ledger: its checkpoint is not signed by " + checking.name());
        }
        LogAudit.of(
                        reader.source(),
                        reader.checkpoint(),
                        List.of(),
                        (index, bytes) -> audit.entry(index, new String(bytes, StandardCharsets.UTF_8)))
                .stream()
                .map(fault -> "the ledger: " + fault)
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        faults.addAll(audit.faults());
    }

    private static void reviews(String name, Past past, List<String> faults) {
        past.unreviewed()
                .forEach(e -> faults.add(name + ": the override of entry " + e.index()
                        + " was not reviewed; gatehouse deploy review " + name + " --request " + e.field("request")));
    }
}
