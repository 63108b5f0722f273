package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.RecordNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that are missing between the records of a numbered series, in whatever order they are read, from
 * however many files.
 *
 * <p>A log from which only one program's records were taken lacks the numbers of the others. A series is taken for
 * whole where most numbers follow one another; where the writer numbers all programs' records, as journald does, where
 * also records of others are there, or nine in ten follow one another.
 */
public final class SequenceBreaks {

    private static final int MOST_SERIES = 10_000;
    private static final int MOST_STRETCHES = 100_000;
    private static final int MOST_GAPS = 200;

    private final Map<String, Series> series = new LinkedHashMap<>();
    private int stretches;

    /**
     * Numbers that follow one another.
     *
     * @param from the first
     * @param to the last
     */
    public record Stretch(String series, long from, long to, EventPlace first, EventPlace last) {}

    /** What is known of one series besides its stretches. */
    public record Nature(String series, boolean ofAllPrograms, boolean others, int restarts) {}

    private static final class Series {

        private final NavigableMap<Long, Stretch> stretches = new TreeMap<>();
        private boolean ofAllPrograms;
        private boolean others;
        private int restarts;
        private long last = Long.MIN_VALUE;
    }

    /** Takes a record's number. */
    public void take(RecordNumber number, EventPlace place) {
        Series known = series.get(number.series());
        if (known == null) {
            if (series.size() >= MOST_SERIES) {
                return;
            }
            known = new Series();
            series.put(number.series(), known);
        }
        known.ofAllPrograms |= number.ofAllPrograms();
        known.others |= number.ofAnother();
        if (number.restarts() && number.number() == 1 && known.last != Long.MIN_VALUE) {
            known.restarts++;
        }
        known.last = number.number();
        add(known, name(number, known), number.number(), place);
    }

    private static String name(RecordNumber number, Series known) {
        return known.restarts == 0 ? number.series() : number.series() + ", start " + (known.restarts + 1);
    }

    /** Stretches of a restarted series lie apart by more than any number. */
    private static long position(Series known, long number) {
        return (((long) known.restarts) << 40) + number;
    }

    private void add(Series known, String name, long number, EventPlace place) {
        long at = position(known, number);
        Map.Entry<Long, Stretch> below = known.stretches.floorEntry(at);
        if (below != null
                && below.getKey() + below.getValue().to() - below.getValue().from() >= at) {
            return;
        }
        boolean joinsBelow = below != null
                && below.getKey() + below.getValue().to() - below.getValue().from() + 1 == at;
        Stretch above = known.stretches.get(at + 1);
        if (!joinsBelow && above == null && stretches >= MOST_STRETCHES) {
            return;
        }
        if (above != null) {
            known.stretches.remove(at + 1);
            stretches--;
        }
        long to = above == null ? number : above.to();
        EventPlace last = above == null ? place : above.last();
        if (joinsBelow && below != null) {
            Stretch joined = below.getValue();
            known.stretches.put(below.getKey(), new Stretch(joined.series(), joined.from(), to, joined.first(), last));
        } else {
            known.stretches.put(at, new Stretch(name, number, to, place, last));
            stretches++;
        }
    }

    /** All that is remembered of how the series are. */
    public List<Nature> natures() {
        return series.entrySet().stream()
                .map(e ->
                        new Nature(e.getKey(), e.getValue().ofAllPrograms, e.getValue().others, e.getValue().restarts))
                .toList();
    }

    /** All that is remembered of a series' numbers, by their positions. */
    public Map<Long, Stretch> stretches(String name) {
        Series known = series.get(name);
        return known == null ? Map.of() : known.stretches;
    }

    /** Goes on from what was kept. */
    public void restore(Nature nature, Map<Long, Stretch> kept) {
        Series known = new Series();
        known.ofAllPrograms = nature.ofAllPrograms();
        known.others = nature.others();
        known.restarts = nature.restarts();
        known.stretches.putAll(kept);
        stretches += kept.size();
        known.last = kept.isEmpty() ? Long.MIN_VALUE : 0;
        series.put(nature.series(), known);
    }

    /** The gaps so far. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Series known : series.values()) {
            if (isWhole(known)) {
                gaps(known, gaps);
            }
        }
        return gaps;
    }

    private static boolean isWhole(Series known) {
        long pairs = -1;
        for (Stretch stretch : known.stretches.values()) {
            pairs += stretch.to() - stretch.from() + 1;
        }
        long following = pairs - known.stretches.size() + 1;
        return known.ofAllPrograms && !known.others ? following * 10 >= pairs * 9 : following * 2 >= pairs;
    }

    private static void gaps(Series known, List<Gap> gaps) {
        @Nullable Stretch before = null;
        for (Stretch stretch : known.stretches.values()) {
            if (before != null && before.series().equals(stretch.series()) && gaps.size() < MOST_GAPS) {
                gaps.add(gap(before, stretch));
            }
            before = stretch;
        }
    }

    private static Gap gap(Stretch before, Stretch after) {
        long missing = after.from() - before.to() - 1;
        String which = missing == 1
                ? "number " + (before.to() + 1) + " is"
                : "numbers " + (before.to() + 1) + " to " + (after.from() - 1) + " are";
        return new Gap(
                GapRules.SEQUENCE_BROKEN,
                before.series() + " after " + before.to(),
                which + " missing",
                List.of(said(before.last(), "number " + before.to()), said(after.first(), "number " + after.from())));
    }

    private static EventPlace said(EventPlace place, String what) {
        return new EventPlace(place.file(), place.line(), place.index(), place.time(), what);
    }
}
