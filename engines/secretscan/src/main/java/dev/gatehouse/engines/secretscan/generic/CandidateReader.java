package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import org.jspecify.annotations.Nullable;

/** A verifier that reads what stands at a keyword, and leaves the judgement to the model. */
@FunctionalInterface
interface CandidateReader extends Verifier {

    /** What stands at a keyword; null where nothing worth being judged does. */
    @Nullable
    Candidate read(String text, int start, int end);

    @Override
    default @Nullable Extent verify(String text, int start, int end) {
        Candidate candidate = read(text, start, end);
        Judged judged = candidate == null ? null : Judged.of(candidate, "");
        return candidate == null || judged == null || judged.confidence() == null
                ? null
                : new Extent(candidate.literal().start(), candidate.literal().end(), judged.confidence());
    }
}
