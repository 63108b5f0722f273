package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse ledger attest}. */
@Command(
        name = "attest",
        description = "Record that you vouch for a document, signed with your SSH key: its SHA-256, and what you say of"
                + " it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger attest pentest.pdf --about \"penetration test of spring\" --key ~/.ssh/id_ed25519",
            "  gatehouse check --format json | gatehouse ledger attest - --about \"before the audit\" --key ada",
            "",
            "Whose key it is the baseline tells, here or with --baseline.",
            "Exit code: 0 recorded, 2 a wrong call or input."
        })
final class AttestDocument implements Callable<Integer> {

    private static final String TYPE = "gatehouse.dev/attestation/v1";
    private static final int LONGEST = 2000;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Option(names = "--about", required = true, paramLabel = "TEXT", order = 2, description = "What you vouch for.")
    private String about = "";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            order = 3,
            description = "Your SSH key, or its public half where an agent has it.")
    private Path key = Path.of("");

    @Parameters(paramLabel = "FILE|-", description = "The document; - for standard input.")
    private Path document = Path.of("");

    AttestDocument(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = clock.instant();
        if (about.isBlank() || about.length() > LONGEST) {
            throw new InvalidInput("--about takes 1 to " + LONGEST + " characters");
        }
        LedgerFolder folder = place.existing();
        Signers signers = new Signers(Declared.here(common.baseline(), console.in(), at));
        SigningKey signing = SigningKey.of(key, signers, at);
        String who = signing.owner().name();
        String digest = digest();
        SignedStatement signed = signing.sign(CanonicalJson.write(
                Map.of("type", TYPE, "about", about, "digest", digest, "by", who, "at", at.toString())));
        try (Ledger ledger = Ledger.open(folder)) {
            Ledger.Recorded recorded = ledger.append(
                    EntryKind.ATTESTATION,
                    at,
                    who,
                    Map.of("about", about, "digest", digest, "statement", signed.id()),
                    List.of(new Personal(
                            who, Map.of("attestation", signed.text(), "attestationSignature", signed.signature()))));
            console.out().println("recorded  entry " + recorded.index() + "  " + digest);
        }
        return ExitCode.CLEAN;
    }

    private String digest() throws IOException {
        if (document.toString().equals("-")) {
            return digest(console.in());
        }
        if (!Files.isRegularFile(document)) {
            throw new InvalidInput("there is no file " + document);
        }
        try (InputStream in = Files.newInputStream(document)) {
            return digest(in);
        }
    }

    private static String digest(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
