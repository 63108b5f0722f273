package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import org.jspecify.annotations.Nullable;

/** Asks the model about what a reader reads. */
record JudgingVerifier(CandidateReader reader) implements Verifier {

    /**
     * A name of 80 characters and what stands before it on its line, up to 600; after it, 300 characters beyond a
     * literal of 500, which a type, calls and spaces stand before. Three lines on either side count, and a literal's
     * own.
     */
    private static final Reach REACH = Reach.of(700, 1536).withinLines();

    @Override
    public Reach reach() {
        return REACH;
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return reader.mayStand(content, from, to, start, end);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        Candidate candidate = reader.read(text, start, end);
        Judged judged = candidate == null ? null : Judged.of(candidate, "");
        return candidate == null || judged == null || judged.confidence() == null
                ? null
                : new Extent(candidate.literal().start(), candidate.literal().end(), judged.confidence());
    }
}
