package dev.gatehouse.report.sarif;

import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SARIF 2.1.0: what fails is a result; what is waived is one with a suppression; what is unknown or was not read is a
 * notification of the invocation, since code scanning would show a result of any kind as an alert. Compliance is left
 * out: it follows from the others, and has no place in a file.
 *
 * @see <a
 *     href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html">SARIF
 *     2.1.0</a>
 * @see <a
 *     href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning">GitHub,
 *     SARIF support for code scanning</a>
 */
public final class SarifReport {

    /** How many results GitHub takes of one run. */
    static final int RESULTS = 25_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Judgement judgement;
    private final RunContext context;
    private final JsonText json;
    private final List<RuleResult> rules;
    private final Map<Rule, Integer> indexes = new HashMap<>();

    private SarifReport(Judgement judgement, RunContext context, JsonText json) {
        this.judgement = judgement;
        this.context = context;
        this.json = json;
        this.rules = judgement.rules().stream()
                .filter(r -> r.rule().practice() != Practice.COMPLIANCE)
                .toList();
        rules.forEach(r -> indexes.put(r.rule(), indexes.size()));
    }

    public static void write(Judgement judgement, RunContext context, Writer out) throws IOException {
        JsonText.write(out, JsonText.Layout.INDENTED, json -> new SarifReport(judgement, context, json).write());
        out.write('\n');
    }

    private void write() {
        List<Finding> found = rules.stream()
                .flatMap(r -> r.findings().stream())
                .filter(f -> f.verdict() == Verdict.FAIL || f.verdict() == Verdict.WAIVED)
                .toList();
        List<Finding> shown = found.size() <= RESULTS ? found : worst(found);
        json.object();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.array("runs");
        json.object();
        tool();
        new SarifInvocation(json, judgement, indexes).write(found.size() - shown.size());
        provenance();
        json.object("automationDetails");
        json.text("id", "gatehouse/");
        json.endObject();
        json.object("originalUriBaseIds");
        json.object(SarifResult.ROOT);
        message("description", "The root of what was judged.");
        json.endObject();
        json.endObject();
        json.text("columnKind", "unicodeCodePoints");
        json.array("results");
        SarifResult result = new SarifResult(json, indexes);
        shown.forEach(result::write);
        json.endArray();
        json.endObject();
        json.endArray();
        json.endObject();
    }

    private static List<Finding> worst(List<Finding> found) {
        return found.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Comparator.naturalOrder()))
                .limit(RESULTS)
                .sorted()
                .toList();
    }

    private void tool() {
        json.object("tool");
        json.object("driver");
        json.text("name", "Gatehouse");
        json.text("semanticVersion", context.version());
        json.array("notifications");
        SarifInvocation.descriptors(json);
        json.endArray();
        json.array("rules");
        SarifRule rule = new SarifRule(json);
        rules.forEach(rule::write);
        json.endArray();
        json.endObject();
        json.endObject();
    }

    private void provenance() {
        for (GitRepository repository : judgement.snapshot().facts(GitRepository.class)) {
            Optional<String> remote = Optional.ofNullable(repository.remote()).flatMap(SarifReport::absolute);
            if (remote.isPresent() && repository.head() != null) {
                json.array("versionControlProvenance");
                json.object();
                json.text("repositoryUri", remote.get());
                json.text("revisionId", repository.head());
                if (repository.branch() != null) {
                    json.text("branch", repository.branch());
                }
                json.endObject();
                json.endArray();
                return;
            }
        }
    }

    private static Optional<String> absolute(String remote) {
        try {
            URI uri = new URI(remote);
            return uri.isAbsolute() && uri.getRawUserInfo() == null
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException scpLike) {
            return Optional.empty();
        }
    }

    private void message(String name, String text) {
        json.object(name);
        json.text("text", text);
        json.endObject();
    }
}
