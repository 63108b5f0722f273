package dev.gatehouse.engines.secretscan;

import dev.gatehouse.engines.secretscan.encoded.Decoded;
import dev.gatehouse.engines.secretscan.encoded.Decoders;
import dev.gatehouse.engines.secretscan.encoded.EncodedRuns;
import dev.gatehouse.engines.secretscan.encoded.Escapes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Scans contents for the secrets of some detectors. Holds no state of a scan: contents may be scanned in parallel.
 *
 * <p>A scan is made of pieces that may be used alone, so that a part that is a copy of what was scanned before need not
 * be scanned again: {@link #keywords} depends on nothing but the bytes of the keyword, {@link #verify} on nothing but
 * those in the {@link Reach} that it returns.
 */
public final class SecretScanner {

    /** No verification looks at bytes out of {@code start - REACH} to {@code start + REACH}, the last exclusive. */
    public static final int REACH = 8192;

    /** How often a text may be encoded in another. */
    private static final int DEPTH = 3;

    private static final int GLANCE = Reach.GLANCE.code();
    private static final int NARROW_GLANCE = Reach.NARROW_GLANCE.code();

    private static final int MOST_DECODED = 1 << 19;

    private final List<Detector> detectors;
    private final IdentityHashMap<Detector, Integer> order = new IdentityHashMap<>();
    private final KeywordSearch search;

    /** The number of the first keyword that an escape begins with; after those comes that of an encoded run. */
    private final int firstEscape;

    private final int encodedRun;

    /** The number of a UUID's first hyphen, which comes last. */
    private final int uuid;

    /** For each keyword the detectors that asked for it. */
    private final Detector[][] askers;

    private final List<Keyword> keywords;

    private final int[] keywordLengths;

    /**
     * Makes a scanner.
     *
     * @param detectors the more specific first: where two find overlapping secrets, the first one's stands
     */
    public SecretScanner(List<Detector> detectors) {
        this(detectors, KeywordSearch::of);
    }

    /** Makes a scanner whose keywords are found in another way. */
    public SecretScanner(List<Detector> detectors, Function<List<Keyword>, KeywordSearch> search) {
        this.detectors = List.copyOf(detectors);
        Map<Keyword, List<Detector>> byKeyword = new LinkedHashMap<>();
        List<Detector> byUuid = new ArrayList<>();
        for (Detector detector : this.detectors) {
            order.put(detector, order.size());
            for (Keyword keyword : detector.keywords()) {
                boolean isUuid = keyword.equals(Keyword.UUID);
                (isUuid ? byUuid : byKeyword.computeIfAbsent(keyword, unseen -> new ArrayList<>())).add(detector);
            }
        }
        firstEscape = byKeyword.size();
        for (Keyword escape : EncodedRuns.ESCAPES) {
            byKeyword.putIfAbsent(escape, List.of());
        }
        keywords = List.copyOf(byKeyword.keySet());
        encodedRun = keywords.size();
        uuid = encodedRun + 1;
        this.search = search.apply(keywords);
        askers = new Detector[uuid + 1][];
        keywordLengths = new int[uuid + 1];
        int number = 0;
        for (Map.Entry<Keyword, List<Detector>> entry : byKeyword.entrySet()) {
            askers[number] = entry.getValue().toArray(new Detector[0]);
            if (askers[number].length > Long.SIZE) {
                throw new IllegalArgumentException("too many detectors ask for one keyword: " + entry.getKey());
            }
            keywordLengths[number++] = entry.getKey().text().length();
        }
        askers[encodedRun] = new Detector[0];
        askers[uuid] = byUuid.toArray(new Detector[0]);
        keywordLengths[uuid] = Keyword.UUID.text().length();
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

    /** The most bytes that a keyword has, or that tell whether an encoded text begins. */
    public int longestKeyword() {
        int runs = Math.max(EncodedRuns.CONTEXT, EncodedRuns.UUID_BEFORE + EncodedRuns.UUID_AFTER);
        return Math.max(search.longestKeyword(), runs);
    }

    /** How many bytes from its start on tell that a keyword stands there. */
    public int keywordAfter(int keyword) {
        return keyword < encodedRun
                ? keywordLengths[keyword]
                : keyword == uuid ? EncodedRuns.UUID_AFTER : EncodedRuns.SHORTEST;
    }

    /**
     * How many bytes before its start tell that a keyword stands there.
     *
     * @param content with the keyword and the byte before it
     */
    public int keywordBefore(int keyword, byte[] content, int start) {
        return keyword < encodedRun
                ? 0
                : keyword == uuid ? EncodedRuns.UUID_BEFORE : EncodedRuns.before(content, start);
    }

    /** What stands in a content and leads to a verification, apart from encoded texts and UUIDs. */
    public List<Keyword> keywords() {
        return keywords;
    }

    /** The detectors that a keyword is for; none where it is the beginning of an encoded text. */
    List<Detector> askers(int keyword) {
        return List.of(askers[keyword]);
    }

    /**
     * Finds every keyword that stands wholly between two offsets, in any order. The beginning of an encoded text, with
     * what stands before it, counts as a keyword, and so does a UUID.
     */
    public void keywords(byte[] content, int from, int to, KeywordSink sink) {
        search.visit(content, from, to, sink);
        EncodedRuns.visit(content, from, to, sink, encodedRun, uuid);
    }

    /**
     * Adds the secrets at a keyword.
     *
     * @return the number of the {@link Reach} that holds all that it depends on
     */
    public int verify(Window window, int keyword, int start, List<Match> into) {
        return verify(window, keyword, start, new Layer(), into);
    }

    private int verify(Window window, int keyword, int start, Layer layer, List<Match> into) {
        if (keyword >= firstEscape && keyword != uuid) {
            return layer.isWithin() ? verifyEncoded(window, keyword, start, layer, into) : 0;
        }
        int end = start + keywordLengths[keyword];
        int length = window.length();
        Detector[] detectors = askers[keyword];
        long asked = asked(detectors, -1, Reach.NARROW_GLANCE, window, start, end);
        if (asked == 0) {
            return NARROW_GLANCE;
        }
        asked = asked(detectors, asked, Reach.GLANCE, window, start, end);
        if (asked == 0) {
            return GLANCE;
        }
        int first = Long.numberOfTrailingZeros(asked);
        Reach reach = detectors[first].verifier().reach();
        boolean several = (asked & asked - 1) != 0;
        for (int i = first + 1; several && i < detectors.length; i++) {
            if ((asked & 1L << i) != 0) {
                reach = reach.and(detectors[i].verifier().reach());
            }
        }
        int from = reach.from(window.breaks(), start);
        int to = reach.to(window.breaks(), length, start);
        int knownFrom = Math.min(Math.max(0, start - Reach.GLANCE.before()), from);
        int knownTo = Math.max((int) Math.min(length, (long) start + Reach.GLANCE.after()), to);
        int code = reach.code(knownFrom, start, knownTo, length);
        if (window.isKnown(keyword, knownFrom, start, knownTo, into)) {
            return code;
        }
        int before = into.size();
        if (several) {
            for (int i = first; i < detectors.length; i++) {
                if ((asked & 1L << i) != 0) {
                    verify(
                            window,
                            detectors[i],
                            start,
                            end,
                            detectors[i].verifier().reach(),
                            into);
                }
            }
        } else {
            verify(window, detectors[first], start, end, from, to, into);
        }
        window.keep(start, into, before);
        return code;
    }

    /** Which of some detectors it is worth asking, as a glance tells; one bit for each. */
    private static long asked(Detector[] detectors, long of, Reach glance, Window window, int start, int end) {
        byte[] content = window.content();
        int from = Math.max(0, start - glance.before());
        int to = (int) Math.min(window.length(), (long) start + glance.after());
        long asked = 0;
        for (int i = 0; i < detectors.length; i++) {
            if ((of & 1L << i) != 0 && detectors[i].verifier().mayStand(content, from, to, start, end)) {
                asked |= 1L << i;
            }
        }
        return asked;
    }

    static void verify(Window window, Detector detector, int start, int end, Reach reach, List<Match> into) {
        int from = reach.from(window.breaks(), start);
        int to = reach.to(window.breaks(), window.length(), start);
        verify(window, detector, start, end, from, to, into);
    }

    private static void verify(
            Window window, Detector detector, int start, int end, int from, int to, List<Match> into) {
        detector.verifier()
                .verifyAll(
                        window.text(from, to),
                        start - from,
                        end - from,
                        extent -> into.add(
                                new Match(detector, from + extent.start(), from + extent.end(), extent.confidence())));
    }

    private int verifyEncoded(Window window, int keyword, int start, Layer layer, List<Match> into) {
        byte[] content = window.content();
        boolean run = keyword == encodedRun;
        int none = run ? -1 : Escapes.none(content, window.length(), start);
        if (none >= 0) {
            return none;
        }
        int code =
                run ? Decoders.reach(content, window.length(), start) : Escapes.reach(content, window.length(), start);
        int from = Math.max(0, start - Reach.before(code));
        int to = (int) Math.min(window.length(), (long) start + Reach.after(code));
        if (window.isKnown(keyword, from, start, to, into)) {
            return code;
        }
        int before = into.size();
        layer.scan(run ? Decoders.run(content, to, start) : Escapes.around(content, to, start), into);
        window.keep(start, into, before);
        return code;
    }

    /** Texts within texts, to a depth, and no more bytes of them than a keyword of the outermost may cost. */
    private final class Layer {

        private final int depth;
        private final int[] budget;

        Layer() {
            this(0, new int[] {MOST_DECODED});
        }

        private Layer(int depth, int[] budget) {
            this.depth = depth;
            this.budget = budget;
        }

        boolean isWithin() {
            return depth < DEPTH && budget[0] > 0;
        }

        void scan(List<Decoded> texts, List<Match> into) {
            for (Decoded text : texts) {
                byte[] bytes = text.bytes();
                budget[0] -= bytes.length;
                Window window = new Window(bytes, bytes.length);
                Layer inner = new Layer(depth + 1, budget);
                List<Match> candidates = new ArrayList<>();
                keywords(bytes, 0, bytes.length, (keyword, start) -> verify(window, keyword, start, inner, candidates));
                for (Match match : withoutOverlaps(candidates)) {
                    into.add(new Match(
                            match.detector(), text.start(match.start()), text.end(match.end()), match.confidence()));
                }
            }
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
        sorted.sort(this::compare);
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

    /** The first in the content, then of the more specific detector, then the longer, then the surer. */
    private int compare(Match one, Match other) {
        if (one.start() != other.start()) {
            return Integer.compare(one.start(), other.start());
        }
        int byOrder = Integer.compare(order(one), order(other));
        int byEnd = byOrder == 0 ? Integer.compare(other.end(), one.end()) : byOrder;
        return byEnd == 0 ? other.confidence().compareTo(one.confidence()) : byEnd;
    }

    private int order(Match match) {
        return order.getOrDefault(match.detector(), Integer.MAX_VALUE);
    }
}
