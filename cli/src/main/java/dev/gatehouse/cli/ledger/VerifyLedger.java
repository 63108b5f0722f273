package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.LogProof;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse ledger verify}. */
@Command(
        name = "verify",
        description = "Check a whole ledger, or one proof, with nothing but the public key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger verify --key example.com/deploy+1f2e3d4c+AQ…",
            "  gatehouse ledger verify --ledger https://example.com/deploy --key … --known old-checkpoint",
            "  gatehouse ledger verify --key … --witness w1.example+…+BA… --witnesses 1",
            "  gatehouse ledger verify --key … --proof entry-17.tlog-proof --entry entry-17",
            "",
            "Exit code: 0 right, 1 something was changed (each thing on its line), 2 a wrong call."
        })
final class VerifyLedger implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            order = 2,
            description = "The key that `init` printed: NAME+ID+BASE64, or a file of it. Unless given, the one that"
                    + " lies with the ledger, which proves less.")
    private @Nullable String key;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            order = 3,
            description = "A checkpoint kept from before: the ledger has to go on from it. Several times.")
    private List<Path> known = new ArrayList<>();

    @Option(
            names = "--witness",
            paramLabel = "VKEY",
            order = 4,
            description = "A witness whose cosignature counts. Several times.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
            names = "--witnesses",
            paramLabel = "N",
            order = 5,
            description = "How many of them have to have signed; all unless given.")
    private @Nullable Integer quorum;

    @Option(names = "--proof", paramLabel = "FILE", order = 6, description = "Check this proof instead of the ledger.")
    private @Nullable Path proof;

    @Option(names = "--entry", paramLabel = "FILE|-", order = 7, description = "The entry that the proof is of.")
    private @Nullable Path entry;

    VerifyLedger(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<VerifierKey> witnessKeys = new ArrayList<>();
        for (String each : witnesses) {
            witnessKeys.add(KeyText.witness(each));
        }
        if (quorum != null && (quorum < 0 || quorum > witnesses.size())) {
            throw new InvalidInput(
                    "--witnesses " + quorum + " of " + witnesses.size() + " that are named",
                    null,
                    null,
                    "Name each with --witness VKEY.");
        }
        if (proof != null || entry != null) {
            return proof(witnessKeys);
        }
        List<String> faults = new ArrayList<>();
        Optional<LedgerReader> reader = Optional.empty();
        try {
            LedgerReader read = place.reader();
            reader = Optional.of(read);
            VerifierKey checking = key == null ? own() : KeyText.log(key);
            signature(read, checking).ifPresent(faults::add);
            faults.addAll(cosignatures(read.note(), witnessKeys));
            faults.addAll(LogAudit.of(read.source(), read.checkpoint(), checkpoints(checking), (index, bytes) -> {
                String text = new String(bytes, StandardCharsets.UTF_8);
                try {
                    LedgerEntry.parse(text);
                } catch (MalformedJson other) {
                    faults.add("entry " + index + " is no entry of a ledger: " + other.why());
                }
            }));
        } catch (MalformedLog malformed) {
            faults.add("the checkpoint is malformed: " + malformed.why());
        }
        report(reader, faults);
        return faults.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private VerifierKey own() throws IOException {
        Path file = place.given() == null || !place.given().startsWith("http")
                ? place.folder().key()
                : null;
        Path beside = place.given() == null || place.given().startsWith("http")
                ? null
                : Path.of(place.given()).resolve("key");
        Path found = file != null && Files.exists(file) ? file : beside;
        if (found == null || !Files.exists(found)) {
            throw new InvalidInput(
                    "no key to check it with", null, null, "Give the key that `ledger init` printed with --key.");
        }
        if (!common.quiet()) {
            console.err()
                    .println("gatehouse: checked with the key that lies with the ledger; who can change the one"
                            + " can change the other. --key with the key you kept proves more");
        }
        return KeyText.log(found.toString());
    }

    private static Optional<String> signature(LedgerReader reader, VerifierKey checking) {
        return switch (reader.signedBy(checking)) {
            case SIGNED -> Optional.empty();
            case ABSENT ->
                Optional.of(
                        "the checkpoint of " + reader.checkpoint().origin() + " is not signed by " + checking.name());
            case WRONG -> Optional.of("the signature of " + checking.name() + " does not fit the checkpoint");
        };
    }

    private List<String> cosignatures(SignedNote note, List<VerifierKey> witnessKeys) {
        List<String> faults = new ArrayList<>();
        int signed = 0;
        for (VerifierKey witness : witnessKeys) {
            switch (witness.check(note)) {
                case SIGNED -> signed++;
                case WRONG -> faults.add("the cosignature of witness " + witness.name() + " does not fit");
                case ABSENT -> {}
            }
        }
        int wanted = quorum == null ? witnessKeys.size() : quorum;
        if (signed < wanted) {
            faults.add(signed + " of " + wanted + " witnesses have signed the checkpoint");
        }
        return faults;
    }

    private List<Checkpoint> checkpoints(VerifierKey checking) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Path file : known) {
            try {
                SignedNote note = SignedNote.parse(KeyText.file(file));
                if (checking.check(note) != VerifierKey.Outcome.SIGNED) {
                    throw new InvalidInput(file + " is not signed by " + checking.name());
                }
                checkpoints.add(Checkpoint.parse(note.text()));
            } catch (MalformedLog malformed) {
                throw new InvalidInput(file + " is no checkpoint: " + malformed.why());
            }
        }
        return checkpoints;
    }

    private void report(Optional<LedgerReader> reader, List<String> faults) {
        Output.write(common, console, List.of("text", "json"), format -> {
            if (format.equals("json")) {
                Map<String, Object> document = new TreeMap<>();
                document.put("valid", faults.isEmpty());
                document.put("faults", faults);
                reader.ifPresent(r -> {
                    document.put("origin", r.checkpoint().origin());
                    document.put("size", r.checkpoint().size());
                    document.put("root", r.checkpoint().root().toString());
                });
                return CanonicalJson.write(document) + "\n";
            }
            StringBuilder out = new StringBuilder();
            faults.forEach(fault -> out.append(Plain.line(fault, 1000)).append('\n'));
            reader.ifPresent(r -> out.append(faults.isEmpty() ? "right  " : "WRONG  ")
                    .append(r.checkpoint().origin())
                    .append("  ")
                    .append(r.checkpoint().size())
                    .append(" entries  root ")
                    .append(r.checkpoint().root())
                    .append('\n'));
            return out.toString();
        });
    }

    private Integer proof(List<VerifierKey> witnessKeys) throws IOException {
        if (proof == null || entry == null || key == null) {
            throw new InvalidInput("--proof, --entry and --key go together");
        }
        VerifierKey checking = KeyText.log(key);
        String text = new String(
                entry.toString().equals("-") ? console.in().readNBytes(1 << 20) : KeyText.file(entry),
                StandardCharsets.UTF_8);
        List<String> faults = new ArrayList<>();
        try {
            LogProof read = LogProof.parse(new String(KeyText.file(proof), StandardCharsets.UTF_8));
            LedgerReader.refusal(read, text, checking).ifPresent(faults::add);
            faults.addAll(cosignatures(SignedNote.parse(read.checkpoint()), witnessKeys));
            if (faults.isEmpty()) {
                console.out().println("right  entry " + read.index() + " of " + checking.name());
            }
        } catch (MalformedLog malformed) {
            faults.add(malformed.why());
        }
        faults.forEach(fault -> console.out().println("WRONG  " + Plain.line(fault)));
        return faults.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
