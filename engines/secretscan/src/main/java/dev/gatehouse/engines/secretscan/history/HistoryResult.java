package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.Problem;
import java.util.List;

/**
 * What a scan came to.
 *
 * @param findings in the order of their paths, then commits
 * @param problems what could not be read, the first thousand; without any, the scan is complete
 * @param problemCount how many there were
 * @param cacheProblems why a cache was not used or not written: sentences about it, without a subject
 */
public record HistoryResult(
        List<HistoryFinding> findings,
        List<Problem> problems,
        long problemCount,
        Counts counts,
        List<String> cacheProblems) {

    /**
     * How much was scanned.
     *
     * @param blobs that were scanned
     * @param inherited of them, scanned by their delta
     * @param remembered blobs in which an earlier scan found nothing, and which were not scanned again
     * @param commits whose messages were scanned
     * @param bytes of all blobs that were scanned
     * @param scannedBytes of them that were looked at
     */
    public record Counts(long blobs, long inherited, long remembered, long commits, long bytes, long scannedBytes) {}

    public HistoryResult {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        cacheProblems = List.copyOf(cacheProblems);
    }
}
