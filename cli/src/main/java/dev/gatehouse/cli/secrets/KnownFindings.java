package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.secretscan.history.AskedPlace;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What need not be reported again: {@code .gitleaksignore}, and the findings of an earlier report. */
final class KnownFindings {

    private static final List<String> IGNORE_FILES = List.of(".gitleaksignore", ".gatehouseignore");

    private final List<IgnoreList> lists;
    private final BaselineReport report;

    private KnownFindings(List<IgnoreList> lists, BaselineReport report) {
        this.lists = lists;
        this.report = report;
    }

    /**
     * Reads them.
     *
     * @param top the folder that is searched, at whose top ignore files lie; null where there is none to be trusted
     * @param baselineReport the earlier report, or null
     */
    static KnownFindings of(@Nullable Path top, @Nullable Path baselineReport, Console console, boolean quiet) {
        List<IgnoreList> lists = new ArrayList<>();
        if (top != null) {
            IGNORE_FILES.stream().map(top::resolve).filter(Files::isRegularFile).forEach(f -> lists.add(read(f)));
        }
        if (!quiet) {
            lists.stream()
                    .flatMap(l -> l.warnings().stream())
                    .forEach(w -> console.err().println("gatehouse: " + Plain.line(w)));
        }
        return new KnownFindings(
                lists, baselineReport == null ? BaselineReport.none() : BaselineReport.read(baselineReport));
    }

    private static IgnoreList read(Path file) {
        try {
            return IgnoreList.read(file);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }

    /** The versions of files in which they are. */
    Set<AskedPlace> files() {
        Set<AskedPlace> files = new HashSet<>();
        lists.forEach(list -> list.files((commit, path) -> files.add(file(commit, path))));
        report.files((commit, path) -> files.add(file(commit, path)));
        return files;
    }

    /** Of an archive's member the archive. */
    private static AskedPlace file(String commit, String path) {
        int mark = path.indexOf('!');
        return new AskedPlace(commit, mark < 0 ? path : path.substring(0, mark));
    }

    /** Whether a secret is known at any of its places. */
    boolean know(Searched.Placed placed, String fingerprint) {
        String rule = placed.sighting().rule();
        return placed.places().stream()
                .anyMatch(at ->
                        lists.stream().anyMatch(l -> l.knows(at.commit(), at.path(), rule, at.line(), fingerprint))
                                || report.knows(at, placed.sighting(), fingerprint));
    }
}
