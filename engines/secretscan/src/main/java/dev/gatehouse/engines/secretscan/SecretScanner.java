package dev.gatehouse.engines.secretscan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scans contents for the secrets of some detectors. Holds no state of a scan: contents may be scanned in parallel.
 *
 * <p>A scan is made of pieces that may be used alone, so that a part that is a copy of what was scanned before need not
 * be scanned again: {@link #keywords} depends on nothing but the bytes of the keyword, {@link #verify} on nothing but
 * those in {@link #REACH} of it.
 */
public final class SecretScanner {

    /** A verification looks at bytes from {@code start - REACH} to {@code start + REACH}, the last exclusive. */
    public static final int REACH = 8192;

    private final List<Detector> detectors;
    private final IdentityHashMap<Detector, Integer> order = new IdentityHashMap<>();
    private final KeywordAutomaton automaton;

    /** For each keyword the detectors that asked for it. */
    private final Detector[][] askers;

    private final int[] keywordLengths;

    /**
     * Makes a scanner.
     *
     * @param detectors the more specific first: where two find overlapping secrets, the first one's stands
     */
    public SecretScanner(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
        Map<Keyword, List<Detector>> byKeyword = new LinkedHashMap<>();
        for (Detector detector : this.detectors) {
            order.put(detector, order.size());
            for (Keyword keyword : detector.keywords()) {
                byKeyword.computeIfAbsent(keyword, unseen -> new ArrayList<>()).add(detector);
            }
        }
        automaton = new KeywordAutomaton(List.copyOf(byKeyword.keySet()));
        askers = byKeyword.values().stream()
                .map(asking -> asking.toArray(Detector[]::new))
                .toArray(Detector[][]::new);
        keywordLengths = byKeyword.keySet().stream()
                .mapToInt(keyword -> keyword.text().length())
                .toArray();
    }

    public List<Detector> detectors() {
        return detectors;
    }

    /**
     * The secrets of a content, in its order; no two overlap.
     *
     * @param content UTF-8, or any other encoding in which ASCII characters are single bytes
     * @param length how many of its bytes count, from the first
     */
    public List<Match> scan(byte[] content, int length) {
        Window window = new Window(content, length);
        List<Match> candidates = new ArrayList<>();
        keywords(content, 0, length, (keyword, start) -> verify(window, keyword, start, candidates));
        return withoutOverlaps(candidates);
    }

    /** The most bytes that a keyword has. */
    public int longestKeyword() {
        return automaton.longestKeyword();
    }

    /** Finds every keyword that stands wholly between two offsets, in any order. */
    public void keywords(byte[] content, int from, int to, KeywordSink sink) {
        automaton.visit(content, from, to, sink);
    }

    /** Adds the secrets at a keyword. Depends on no byte out of {@link #REACH}. */
    public void verify(byte[] content, int length, int keyword, int start, List<Match> into) {
        verify(new Window(content, length), keyword, start, into);
    }

    /** As {@link #verify(byte[], int, int, int, List)}, for many keywords of one content. */
    public void verify(Window window, int keyword, int start, List<Match> into) {
        window.moveTo(start);
        int from = window.from();
        int end = start + keywordLengths[keyword];
        for (Detector detector : askers[keyword]) {
            detector.verifier()
                    .verifyAll(
                            window.text(),
                            start - from,
                            end - from,
                            extent -> into.add(new Match(
                                    detector, from + extent.start(), from + extent.end(), extent.confidence())));
        }
    }

    /**
     * The secrets among candidates: of those that overlap, the one of the most specific detector.
     *
     * @param candidates all of one content, in any order
     * @return in the order of the content
     */
    public List<Match> withoutOverlaps(List<Match> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Match> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingInt(Match::start)
                .thenComparingInt(this::order)
                .thenComparing(Comparator.comparingInt(Match::end).reversed())
                .thenComparing(Comparator.comparing(Match::confidence).reversed()));
        List<Match> kept = new ArrayList<>();
        for (Match candidate : sorted) {
            boolean overlaps = !kept.isEmpty() && kept.getLast().end() > candidate.start();
            if (!overlaps) {
                kept.add(candidate);
            } else if (order(candidate) < order(kept.getLast())) {
                kept.set(kept.size() - 1, candidate);
            }
        }
        return List.copyOf(kept);
    }

    private int order(Match match) {
        return order.getOrDefault(match.detector(), Integer.MAX_VALUE);
    }
}
