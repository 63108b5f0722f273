package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.Limits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a history is scanned.
 *
 * @param unreachable whether objects that no reference and no log reaches are scanned, too
 * @param threads at least one
 * @param cache a directory in which scanned objects are remembered; null for none
 * @param manner how blobs that are deltas are scanned; the findings are the same
 */
public record HistoryOptions(
        boolean unreachable, int threads, @Nullable Path cache, Manner manner, Limits limits) {

    /** How blobs that are deltas are scanned. */
    public enum Manner {
        /** Each by its delta, unless that has so many parts that scanning all of it costs less. */
        MEASURED,
        /** Each by its delta. */
        DELTA,
        /** Each as a whole; what the others are tested against. */
        WHOLE
    }

    public HistoryOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("no threads");
        }
    }

    /**
     * Without a cache.
     *
     * @param unreachable whether objects that no reference and no log reaches are scanned, too
     */
    public static HistoryOptions of(boolean unreachable, int threads) {
        return new HistoryOptions(unreachable, threads, null, Manner.MEASURED, Limits.DEFAULT);
    }

    /** With another manner. */
    public HistoryOptions with(Manner other) {
        return new HistoryOptions(unreachable, threads, cache, other, limits);
    }

    /** With a directory in which scanned objects are remembered. */
    public HistoryOptions withCache(@Nullable Path directory) {
        return new HistoryOptions(unreachable, threads, directory, manner, limits);
    }
}
