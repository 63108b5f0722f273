package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.connectors.signing.SshSigner;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.AccessReviewDocument;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.report.access.ReviewDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse logs sign-off}. */
@Command(
        name = "sign-off",
        description = "Sign that you reviewed who accessed what in an interval: with your SSH key, over the number of"
                + " events and their hash. `gatehouse check` verifies it, once both files are committed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse logs sign-off --from 2026-05-01 --to 2026-06-01 --key ~/.ssh/id_ed25519 audit.jsonl.gz auth.log",
            "",
            "Name the files as in `gatehouse logs review`, in any order: the hash is over their events.",
            "Writes FROM_TO.access-review.json, or --output, and its signature beside it in a file that ends in .sig.",
            "Exit code: 0 signed, 2 a wrong call or input, 3 not all could be read, so that nothing is signed."
        })
final class SignOffCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ReviewInputs inputs = new ReviewInputs();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            order = 4,
            description = "Your SSH key: the private one, or the public one of a key in your agent.")
    private Path key = Path.of("");

    @Option(
            names = "--reviewer",
            paramLabel = "NAME",
            order = 5,
            description = "Your name as the baseline has it; unless given, whose signing key it is.")
    private @Nullable String reviewer;

    @Option(names = "--note", paramLabel = "TEXT", order = 6, description = "What you have to say of it.")
    private String note = "";

    SignOffCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        Interval interval = inputs.interval();
        if (interval.before().isAfter(at)) {
            throw new InvalidInput(
                    "--to " + inputs.to() + " is not over yet",
                    null,
                    null,
                    "Sign off once it is: what comes can't be reviewed.");
        }
        if (!common.formats().isEmpty()) {
            throw new InvalidInput("a review is signed as JSON", null, null, "Leave out --format.");
        }
        Path file = file();
        OutputFile document = OutputFile.of(file);
        OutputFile signed = OutputFile.of(signatureOf(file));
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        UnaryOperator<String> signer;
        String name;
        if (reviewer != null && !baseline.declared()) {
            name = reviewer;
            SshSigner undeclared = new SshSigner(key);
            signer = text -> undeclared.sign(AccessReviewDocument.NAMESPACE, text.getBytes(StandardCharsets.UTF_8));
        } else {
            SigningKey signing = SigningKey.of(key, new Signers(baseline), at);
            name = reviewer == null
                    ? signing.owner().name()
                    : signing.of(reviewer).owner().name();
            signer = text -> signing.sign(AccessReviewDocument.NAMESPACE, text);
        }
        Reviewed reviewed = inputs.read(baseline, console, common.quiet(), at);
        int ended = reviewed.run().ended(console);
        if (ended != ExitCode.CLEAN) {
            console.err().println("gatehouse: nothing is signed, as not all was read");
            return ended;
        }
        String text = ReviewDocument.of(new AccessReviewDocument(
                name,
                interval.from(),
                interval.before(),
                at.truncatedTo(ChronoUnit.SECONDS),
                reviewed.review().events(),
                reviewed.review().sources(),
                reviewed.review().hash(),
                bySeverity(reviewed.unusual()),
                note));
        String signature = signer.apply(text);
        document.write(out -> out.write(text));
        signed.write(out -> out.write(signature));
        console.out()
                .println(file + ": " + name + " reviewed " + reviewed.review().events() + " events");
        console.out().flush();
        return ExitCode.CLEAN;
    }

    private Path file() {
        Path output = common.output();
        if (output == null) {
            return Path.of(name(inputs.from()) + "_" + name(inputs.to()) + AccessReviewDocument.ENDING);
        }
        if (!output.toString().endsWith(AccessReviewDocument.ENDING)) {
            throw new InvalidInput(
                    "--output " + output + " does not end in " + AccessReviewDocument.ENDING,
                    null,
                    null,
                    "By that ending `gatehouse check` knows it.");
        }
        return output;
    }

    private static String name(String instant) {
        return instant.replaceAll("[^0-9A-Za-z-]", "");
    }

    private static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sig");
    }

    private static Map<String, Long> bySeverity(List<RuleResult> results) {
        Map<String, Long> counts = new TreeMap<>();
        results.forEach(result -> result.findings()
                .forEach(finding -> counts.merge(finding.severity().label(), 1L, Long::sum)));
        return counts;
    }
}
