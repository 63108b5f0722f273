package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import org.jspecify.annotations.Nullable;

/** Reads what stands at a keyword. */
@FunctionalInterface
interface CandidateReader {

    /** The candidate at a keyword; null where nothing worth being judged stands. */
    @Nullable
    Candidate read(String text, int start, int end);

    /** Whether it is worth reading; as {@link Verifier#mayStand}. */
    default boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return true;
    }
}
