package dev.gatehouse.cli.secrets.known;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.secretscan.history.AskedPlace;
import dev.gatehouse.engines.secretscan.history.KnownSecrets;
import dev.gatehouse.engines.secretscan.search.Fingerprint;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What need not be reported again: {@code .gitleaksignore}, and the findings of an earlier report. */
public final class KnownFindings implements KnownSecrets {

    private static final List<String> IGNORE_FILES = List.of(".gitleaksignore", ".gatehouseignore");

    /** Names the variable whose value fingerprints are keyed by. */
    private static final String FINGERPRINT_KEY = "GATEHOUSE_FINGERPRINT_KEY";

    private final List<IgnoreList> lists;
    private final BaselineReport report;
    private final Fingerprint fingerprints;

    private KnownFindings(List<IgnoreList> lists, BaselineReport report, Fingerprint fingerprints) {
        this.lists = lists;
        this.report = report;
        this.fingerprints = fingerprints;
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
        List<IgnoreList> lists = Stream.of(top, further)
                .filter(Objects::nonNull)
                .flatMap(KnownFindings::ignoreFiles)
                .map(file -> file.toAbsolutePath().normalize())
                .distinct()
                .map(KnownFindings::read)
                .toList();
        if (!quiet) {
            lists.stream()
                    .flatMap(l -> l.warnings().stream())
                    .forEach(w -> console.err().println("gatehouse: " + Plain.line(w)));
        }
        return new KnownFindings(
                lists,
                baselineReport == null ? BaselineReport.none() : BaselineReport.read(baselineReport),
                Fingerprint.keyedBy(console.environment().getOrDefault(FINGERPRINT_KEY, "")));
    }

    /** How secrets are named. */
    public Fingerprint fingerprints() {
        return fingerprints;
    }

    private static Stream<Path> ignoreFiles(Path place) {
        return Files.isRegularFile(place)
                ? Stream.of(place)
                : IGNORE_FILES.stream().map(place::resolve).filter(Files::isRegularFile);
    }

    private static IgnoreList read(Path file) {
        try {
            return IgnoreList.read(file);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }

    @Override
    public boolean isEmpty() {
        return lists.isEmpty() && report.isEmpty();
    }

    @Override
    public Set<AskedPlace> versions() {
        Set<AskedPlace> files = new HashSet<>();
        lists.forEach(list -> list.files((commit, path) -> files.add(new AskedPlace(commit, Sighting.file(path)))));
        report.files((commit, path) -> files.add(new AskedPlace(commit, Sighting.file(path))));
        return files;
    }

    @Override
    public Set<String> paths(List<Seen> seen, Collection<String> paths) {
        if (seen.isEmpty() || isEmpty()) {
            return Set.of();
        }
        Set<String> known = new HashSet<>();
        for (Seen one : seen) {
            if (knows(one)) {
                known.add(one.sighting().file());
            }
        }
        Sighting first = seen.getFirst().sighting();
        String member = first.member();
        for (String path : paths) {
            String fingerprint = fingerprints.of(first.value(), first.rule(), path + member);
            if (lists.stream().anyMatch(list -> list.knows(fingerprint))) {
                known.add(path);
            }
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

    private boolean knows(Seen seen) {
        Sighting at = seen.sighting();
        return lists.stream().anyMatch(list -> list.knows(seen.commit(), at.path(), at.rule(), at.line()))
                || report.knows(seen);
    }
}
