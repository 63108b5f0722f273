package dev.gatehouse.model.secret;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import java.time.Instant;
import java.util.List;

/**
 * One search for secrets.
 *
 * @param target what was searched, as the caller named it
 * @param extent how much of it, in a few words: {@code 41 files, 12 commits}
 * @param at when
 * @param found in the order of reports
 * @param coverage how completely it was searched
 * @param files what became of each file; empty for history
 * @param known how many findings were left out since a baseline, an ignore file or the caller knows them
 */
public record SecretRun(
        String target,
        String extent,
        Instant at,
        List<FoundSecret> found,
        List<Coverage> coverage,
        List<FileReading> files,
        int known) {

    public SecretRun {
        found = List.copyOf(found);
        coverage = List.copyOf(coverage);
        files = List.copyOf(files);
    }
}
