package dev.gatehouse.cli.secrets.known;

import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.secrets.GitleaksFiles;
import dev.gatehouse.connectors.secrets.IgnoredSecrets;
import dev.gatehouse.engines.secretscan.history.AskedPlace;
import dev.gatehouse.engines.secretscan.history.KnownSecrets;
import dev.gatehouse.engines.secretscan.search.Fingerprint;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.report.digest.Plain;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What need not be reported again: {@code .gitleaksignore}, and the findings of an earlier report. */
public final class KnownFindings implements KnownSecrets {

    /** Names the variable whose value fingerprints are keyed by. */
    private static final String FINGERPRINT_KEY = "GATEHOUSE_FINGERPRINT_KEY";

    private final IgnoredSecrets ignored;
    private final BaselineReport report;

    private KnownFindings(IgnoredSecrets ignored, BaselineReport report) {
        this.ignored = ignored;
        this.report = report;
    }

    /**
     * Reads them.
     *
     * @param top the folder that is searched, at whose top ignore files lie; null where there is none to be trusted
     * @param further another such folder, or an ignore file; may be missing
     * @param baselineReport the earlier report, or null
     */
    public static KnownFindings of(
            @Nullable Path top, @Nullable Path further, @Nullable Path baselineReport, Console console, boolean quiet) {
        List<IgnoreList> lists =
                GitleaksFiles.ignoreLists(Stream.of(top, further).filter(Objects::nonNull));
        if (!quiet) {
            lists.stream()
                    .flatMap(l -> l.warnings().stream())
                    .forEach(w -> console.err().println("gatehouse: " + Plain.line(w)));
        }
        return new KnownFindings(
                new IgnoredSecrets(
                        lists, Fingerprint.keyedBy(console.environment().getOrDefault(FINGERPRINT_KEY, ""))),
                baselineReport == null ? BaselineReport.none() : BaselineReport.read(baselineReport));
    }

    /** How secrets are named. */
    public Fingerprint fingerprints() {
        return ignored.fingerprints();
    }

    @Override
    public boolean isEmpty() {
        return ignored.isEmpty() && report.isEmpty();
    }

    @Override
    public Set<AskedPlace> versions() {
        Set<AskedPlace> files = ignored.versions();
        report.files((commit, path) -> files.add(new AskedPlace(commit, Sighting.file(path))));
        return files;
    }

    @Override
    public Set<String> paths(List<Seen> seen, Collection<String> paths) {
        if (seen.isEmpty() || isEmpty()) {
            return Set.of();
        }
        Set<String> known = ignored.paths(seen, paths);
        seen.stream()
                .filter(report::knows)
                .forEach(one -> known.add(one.sighting().file()));
        Sighting first = seen.getFirst().sighting();
        for (String path : paths) {
            String fingerprint = fingerprints().of(first.value(), first.rule(), path + first.member());
            if (report.knows(fingerprint)) {
                known.add(path);
                known.addAll(report.paths(fingerprint, paths));
            }
        }
        return known;
    }

    /** Whether a secret that stands in one file alone is known. */
    public boolean know(List<Seen> seen) {
        if (seen.isEmpty()) {
            return false;
        }
        String file = seen.getFirst().sighting().file();
        return paths(seen, List.of(file)).contains(file);
    }
}
