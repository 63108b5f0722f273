package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import org.jspecify.annotations.Nullable;

/** Asks the model about what a reader reads. */
record JudgingVerifier(CandidateReader reader) implements Verifier {

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        Candidate candidate = reader.read(text, start, end);
        Judged judged = candidate == null ? null : Judged.of(candidate, "");
        return candidate == null || judged == null || judged.confidence() == null
                ? null
                : new Extent(candidate.literal().start(), candidate.literal().end(), judged.confidence());
    }
}
