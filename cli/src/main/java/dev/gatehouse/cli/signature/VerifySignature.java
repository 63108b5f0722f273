package dev.gatehouse.cli.signature;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.engines.signature.AllowedSigners;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse signature verify}. */
@Command(
        name = "verify",
        description = "Say whether a file was signed by somebody, and why not. Runs no ssh-keygen.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssh-keygen -Y sign -n gatehouse -f ~/.ssh/id_ed25519 request.json",
            "  gatehouse signature verify --allowed-signers allowed_signers --signer ada@example.com \\",
            "      --signature request.json.sig request.json",
            "",
            "Exit code: 0 valid, 1 refused, 2 a wrong call or input."
        })
final class VerifySignature implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--allowed-signers",
            required = true,
            paramLabel = "FILE",
            order = 1,
            description = "Which keys speak for whom: ssh-keygen(1), ALLOWED SIGNERS.")
    private @Nullable Path allowed;

    @Option(
            names = "--signer",
            required = true,
            paramLabel = "NAME",
            order = 2,
            description = "Who should have signed it: a principal of that file.")
    private @Nullable String signer;

    @Option(names = "--signature", required = true, paramLabel = "FILE", order = 3, description = "The signature.")
    private @Nullable Path signature;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = "gatehouse",
            order = 4,
            description = "What it has to be signed for; gatehouse unless given.")
    private String namespace = "gatehouse";

    @Parameters(paramLabel = "FILE|-", description = "What was signed; - for standard input.")
    private @Nullable Path file;

    VerifySignature(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = common.at(clock.instant());
        String principal = Objects.requireNonNull(signer);
        AllowedSigners signers = AllowedSigners.parse(
                new String(read(Objects.requireNonNull(allowed), AllowedSigners.LARGEST), StandardCharsets.UTF_8),
                ZoneId.systemDefault());
        byte[] armored = read(Objects.requireNonNull(signature), SshSignature.LARGEST + 1);
        signers.problems()
                .forEach(problem -> console.err()
                        .println("gatehouse: " + allowed + ":" + problem.line() + ":1: "
                                + Plain.line(problem.reason())));
        Optional<String> refusal = refusal(armored, signers, principal, at);
        if (refusal.isPresent()) {
            console.out().println("refused  " + Plain.line(refusal.get()));
            return ExitCode.FINDINGS;
        }
        console.out().println("valid  " + Plain.line(principal) + " signed it in namespace " + Plain.line(namespace));
        return ExitCode.CLEAN;
    }

    private Optional<String> refusal(byte[] armored, AllowedSigners signers, String principal, Instant at)
            throws IOException {
        Optional<String> fault = SshSignature.fault(armored);
        Optional<SshSignature> read = SshSignature.parse(armored);
        if (fault.isPresent() || read.isEmpty()) {
            return Optional.of("no SSH signature: " + fault.orElse("it can't be read"));
        }
        SshSignature made = read.get();
        if (!made.namespace().equals(namespace)) {
            return Optional.of("it was made in namespace " + made.namespace() + ", not " + namespace);
        }
        try (InputStream message = message()) {
            if (!made.fits(message)) {
                return Optional.of(
                        made.key().checkable()
                                ? "it does not fit the content"
                                : "keys of type " + made.key().type() + " are not checked here");
            }
        }
        if (made.presenceMissing()) {
            return Optional.of("it was made on a security key that nobody touched");
        }
        return signers.refusal(principal, made.key(), namespace, at);
    }

    private InputStream message() throws IOException {
        Path named = Objects.requireNonNull(file);
        if (named.toString().equals("-")) {
            return console.in();
        }
        if (!Files.isRegularFile(named)) {
            throw new InvalidInput("there is no file " + named);
        }
        return Files.newInputStream(named);
    }

    private static byte[] read(Path file, int limit) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }
}
