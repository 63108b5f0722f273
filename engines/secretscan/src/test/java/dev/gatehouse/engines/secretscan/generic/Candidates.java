package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All candidates of a text, whatever their odds. */
final class Candidates {

    private Candidates() {}

    static List<Candidate> of(String text) {
        Map<List<Object>, Candidate> candidates = new LinkedHashMap<>();
        for (Detector detector : GenericDetectors.all()) {
            CandidateReader reader = GenericDetectors.reader(detector);
            for (Keyword keyword : detector.keywords()) {
                for (int at = 0; reader != null && at < text.length(); at++) {
                    if (text.regionMatches(
                            true, at, keyword.text(), 0, keyword.text().length())) {
                        Candidate candidate =
                                reader.read(text, at, at + keyword.text().length());
                        if (candidate != null) {
                            int start = candidate.literal().start();
                            candidates.put(List.of(detector.id(), start), candidate);
                        }
                    }
                }
            }
        }
        return List.copyOf(candidates.values());
    }
}
