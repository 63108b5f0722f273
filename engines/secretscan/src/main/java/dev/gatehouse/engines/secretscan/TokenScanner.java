package dev.gatehouse.engines.secretscan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scans texts for the tokens of some detectors. Holds no state of a scan: texts may be scanned in parallel. */
public final class TokenScanner {

    private final List<Detector> detectors;
    private final KeywordAutomaton automaton;

    /** For each keyword the detectors that asked for it. */
    private final int[][] askers;

    /**
     * Makes a scanner.
     *
     * @param detectors the more specific first: where two find overlapping tokens, the first one's stands
     */
    public TokenScanner(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
        Map<Keyword, List<Integer>> byKeyword = new LinkedHashMap<>();
        for (int i = 0; i < detectors.size(); i++) {
            for (Keyword keyword : detectors.get(i).keywords()) {
                byKeyword.computeIfAbsent(keyword, unseen -> new ArrayList<>()).add(i);
            }
        }
        automaton = new KeywordAutomaton(List.copyOf(byKeyword.keySet()));
        askers = byKeyword.values().stream()
                .map(indexes -> indexes.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private record Candidate(int detector, Extent extent) {}

    /** The tokens of a text, in its order; no two overlap. */
    public List<Match> scan(String text) {
        List<Candidate> candidates = new ArrayList<>();
        automaton.visit(text, (keyword, start, end) -> {
            for (int detector : askers[keyword]) {
                Extent extent = detectors.get(detector).verifier().verify(text, start, end);
                if (extent != null) {
                    candidates.add(new Candidate(detector, extent));
                }
            }
        });
        return withoutOverlaps(candidates);
    }

    private List<Match> withoutOverlaps(List<Candidate> candidates) {
        candidates.sort(Comparator.comparingInt(
                        (Candidate candidate) -> candidate.extent().start())
                .thenComparingInt(Candidate::detector));
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean overlaps = !kept.isEmpty()
                    && kept.getLast().extent().end() > candidate.extent().start();
            if (!overlaps) {
                kept.add(candidate);
            } else if (candidate.detector() < kept.getLast().detector()) {
                kept.set(kept.size() - 1, candidate);
            }
        }
        return kept.stream()
                .map(candidate -> new Match(
                        detectors.get(candidate.detector()),
                        candidate.extent().start(),
                        candidate.extent().end()))
                .toList();
    }
}
