package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.secretscan.KeywordSink;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.Surroundings;
import dev.gatehouse.engines.secretscan.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scans blobs, by their deltas where it can. Finds exactly what {@link SecretScanner#scan} finds. Of one thread.
 *
 * <p>Let a delta be parts that were copied from the base, and parts that were inserted. A keyword that lies within one
 * copied part was found in the base. Any other one lies in, or reaches into, an inserted part, or crosses a seam: these
 * zones are scanned. A keyword's verification depends on no byte out of its reach; where all that is in reach was
 * copied in one piece (or ends where both contents end), it comes to what it came to in the base. Otherwise it is asked
 * again.
 */
final class BlobScanner implements KeywordSink {

    /** More keywords than that are not kept for children. */
    private static final int MOST_KEPT = 1 << 20;

    /** How many surroundings of keywords are remembered. */
    private static final int MOST_KNOWN = 1 << 18;

    /** A seam is taken to cost as much as scanning so many bytes; a third or three times of it measures the same. */
    private static final int SEAM_COST = 12;

    private final SecretScanner scanner;
    private final SeamFilter seams;
    private final HistoryOptions.Manner manner;

    private KeywordList keywords = new KeywordList();
    private KeywordList added = new KeywordList();
    private KeywordList inherited = new KeywordList();
    private final List<Match> candidates = new ArrayList<>();
    private int[] candidateOf = new int[16];

    private @Nullable Delta delta;
    private byte[] contents = new byte[0];
    private final @Nullable Surroundings known;
    private int part;
    private long scanned;

    BlobScanner(SecretScanner scanner, SeamFilter seams, HistoryOptions.Manner manner) {
        this.scanner = scanner;
        this.seams = seams;
        this.manner = manner;
        this.known = manner == HistoryOptions.Manner.WHOLE ? null : new Surroundings(MOST_KNOWN);
    }

    /** How many bytes it has looked at. */
    long scanned() {
        return scanned;
    }

    /** The candidates of the blob that was scanned last. */
    List<Match> candidates() {
        return candidates;
    }

    /** Whether a blob is worth scanning by its delta. */
    boolean inherits(Delta candidate, int length) {
        return switch (manner) {
            case WHOLE -> false;
            case DELTA -> true;
            case MEASURED -> (long) candidate.parts() * SEAM_COST < length;
        };
    }

    /** Scans a blob as a whole. */
    void scan(byte[] content, int length) {
        start(content, null);
        scanner.keywords(content, 0, length, this);
        scanned += length;
        added.sort();
        KeywordList all = added;
        added = keywords;
        keywords = all;
        Window window = new Window(content, length, known);
        for (int i = 0; i < keywords.count; i++) {
            verify(window, i);
        }
    }

    /** Scans a blob by its delta against a base. */
    void scan(byte[] content, int length, Delta by, Kept base) {
        start(content, by);
        scanZones(content, length, by);
        added.sort();
        inherit(by, base);
        keywords.merge(inherited, added);
        verify(content, length, by, base);
    }

    /** What is kept of the blob that was scanned last; null where that would be too much. */
    @Nullable
    Kept keep(int length) {
        if (keywords.count > MOST_KEPT) {
            return null;
        }
        return new Kept(
                length,
                Arrays.copyOf(keywords.starts, keywords.count),
                Arrays.copyOf(keywords.numbers, keywords.count),
                Arrays.copyOf(keywords.reaches, keywords.count),
                Arrays.copyOf(candidateOf, candidates.size()),
                candidates.toArray(Match[]::new));
    }

    private void start(byte[] content, @Nullable Delta by) {
        contents = content;
        keywords.clear();
        added.clear();
        inherited.clear();
        candidates.clear();
        delta = by;
        part = 0;
    }

    private void scanZones(byte[] content, int length, Delta by) {
        int from = 0;
        int to = 0;
        SeamFilter.Crossing next = SeamFilter.Crossing.NOTHING;
        int parts = by.parts();
        int end = 0;
        for (int i = 0; i < parts; i++) {
            SeamFilter.Crossing crossing = next;
            boolean crosses = crossing != SeamFilter.Crossing.NOTHING;
            int start = end;
            end = by.end(i);
            next = seams.crossing(content, length, end);
            int zoneFrom = crosses ? seams.from(content, length, start, crossing) : start;
            int zoneTo;
            if (by.source(i) < 0) {
                boolean crossesNext = next != SeamFilter.Crossing.NOTHING;
                zoneTo = crossesNext ? seams.to(content, length, end, next) : end;
            } else if (crosses) {
                zoneTo = seams.to(content, length, start, crossing);
            } else {
                continue;
            }
            if (zoneFrom > to) {
                scanZone(content, length, from, to);
                from = zoneFrom;
                to = zoneTo;
            } else {
                to = Math.max(to, zoneTo);
            }
        }
        scanZone(content, length, from, to);
    }

    private void scanZone(byte[] content, int length, int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(length, to);
        if (last > first) {
            scanner.keywords(content, first, last, this);
            scanned += last - first;
        }
    }

    /** Takes a keyword, unless the base has it, too. */
    @Override
    public void keyword(int keyword, int start) {
        Delta by = delta;
        if (by != null) {
            while (part > 0 && by.start(part) > start) {
                part--;
            }
            while (by.end(part) <= start) {
                part++;
            }
            if (by.source(part) >= 0 && isWithin(by, part, keyword, start, contents)) {
                return;
            }
        }
        added.add(start, (char) keyword, -1);
    }

    /** Whether all bytes that tell of a keyword are within a part. */
    private boolean isWithin(Delta by, int at, int keyword, int start, byte[] content) {
        int partStart = by.start(at);
        return start + scanner.keywordAfter(keyword) <= by.end(at)
                && (partStart == 0 && by.source(at) == 0
                        || start >= partStart && start - scanner.keywordBefore(keyword, content, start) >= partStart);
    }

    private void inherit(Delta by, Kept base) {
        int at = 0;
        for (int i = 0; i < by.parts(); i++) {
            int source = by.source(i);
            if (source < 0) {
                continue;
            }
            int shift = by.start(i) - source;
            int sourceEnd = by.end(i) - shift;
            at = base.firstFrom(source, at);
            for (; at < base.starts.length && base.starts[at] < sourceEnd; at++) {
                int start = base.starts[at] + shift;
                if (isWithin(by, i, base.keywords[at], start, contents)) {
                    inherited.add(start, base.keywords[at], at);
                }
            }
        }
    }

    private void verify(byte[] content, int length, Delta by, Kept base) {
        Window window = new Window(content, length, known);
        int at = 0;
        for (int i = 0; i < keywords.count; i++) {
            int origin = keywords.origins[i];
            if (origin >= 0) {
                int start = keywords.starts[i];
                while (by.end(at) <= start) {
                    at++;
                }
                if (isInReach(by, at, start, base.reaches[origin] & 0xff, length, base.length)) {
                    keywords.reaches[i] = base.reaches[origin];
                    takeOver(base, origin, i, start - base.starts[origin]);
                    continue;
                }
            }
            verify(window, i);
        }
    }

    /** Whether all bytes that verifying a keyword depends on were copied in one piece. */
    private static boolean isInReach(Delta by, int at, int start, int reach, int length, int baseLength) {
        int partStart = by.start(at);
        int partEnd = by.end(at);
        int source = by.source(at);
        boolean before = start - Reach.before(reach) >= partStart || partStart == 0 && source == 0;
        return before
                && (start + Reach.after(reach) <= partEnd
                        || partEnd == length && source + partEnd - partStart == baseLength);
    }

    private void takeOver(Kept base, int origin, int keyword, int shift) {
        for (int c = base.firstCandidate(origin); c < base.candidateOf.length && base.candidateOf[c] == origin; c++) {
            Match match = base.candidates[c];
            if (shift != 0) {
                match = new Match(match.detector(), match.start() + shift, match.end() + shift, match.confidence());
            }
            of(candidates.size(), keyword);
            candidates.add(match);
        }
    }

    private void verify(Window window, int keyword) {
        int before = candidates.size();
        keywords.reaches[keyword] =
                (byte) scanner.verify(window, keywords.numbers[keyword], keywords.starts[keyword], candidates);
        for (int i = before; i < candidates.size(); i++) {
            of(i, keyword);
        }
    }

    private void of(int candidate, int keyword) {
        if (candidate >= candidateOf.length) {
            candidateOf = Arrays.copyOf(candidateOf, Math.max(candidate + 1, 2 * candidateOf.length));
        }
        candidateOf[candidate] = keyword;
    }
}
