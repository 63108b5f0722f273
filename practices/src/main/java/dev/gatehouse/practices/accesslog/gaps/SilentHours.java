package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds hours without events in one kind of log where its history has some.
 *
 * <p>A silent hour is held against its like: the same hour of other working days, or of other weekends, up to four
 * weeks away; and a run of silent hours against the day before and the day after. By the like, how surprising silence
 * is, is told in two ways, of which the larger counts: by the rule of succession, from how many of the like had events
 * ({@code ln((n + 2) / (silent + 1))}); and where all had some, from how many they had at the median (a Poisson process
 * with that mean is silent with probability {@code e^-mean}). Surprise adds up over the hours of a run; from 1 in
 * 10,000 on it is a gap. So a log that is quiet at night, or has few events, is not reported for it.
 */
public final class SilentHours {

    private static final long HOUR = 3_600_000;
    private static final int MOST_HOURS = 24 * 400;
    private static final int DAYS_OF_LIKE = 28;
    private static final int LEAST_LIKE = 5;
    private static final int LEAST_AROUND = 12;
    private static final int AROUND = 24;
    private static final double SURPRISING = Math.log(10_000);

    private final LogKind kind;
    private final NavigableMap<Long, Hour> hours = new TreeMap<>();
    private long current = Long.MIN_VALUE;
    private @Nullable Hour counting;

    /**
     * What one hour holds.
     *
     * @param number hours since 1970
     * @param first the first event that was read of it, and {@code last} the last one
     */
    public record Kept(long number, long count, EventPlace first, EventPlace last) {}

    private static final class Hour {

        private long count;
        private final EventPlace first;
        private EventPlace last;

        Hour(EventPlace first) {
            this.first = first;
            this.last = first;
        }
    }

    public SilentHours(LogKind kind) {
        this.kind = kind;
    }

    /** Counts an event. */
    public void take(Instant time, EventPlace place) {
        long number = Math.floorDiv(time.toEpochMilli(), HOUR);
        Hour hour = counting;
        if (hour == null || number != current) {
            hour = hours.computeIfAbsent(number, _ -> new Hour(place));
            current = number;
            counting = hour;
            if (hours.size() > MOST_HOURS) {
                hours.pollFirstEntry();
            }
        }
        hour.count++;
        hour.last = place;
    }

    /** All that is remembered, to go on from. */
    public List<Kept> kept() {
        return hours.entrySet().stream()
                .map(e -> new Kept(e.getKey(), e.getValue().count, e.getValue().first, e.getValue().last))
                .toList();
    }

    /** Goes on from what was kept. */
    public void restore(Kept kept) {
        Hour hour = new Hour(kept.first());
        hour.count = kept.count();
        hour.last = kept.last();
        hours.put(kept.number(), hour);
    }

    /**
     * The gaps so far, of the last 400 days: a clock that was wrong once makes no more hours than those.
     *
     * @param from only hours from then on; null for all
     * @param before up to when the log should reach; null for its last event
     */
    public List<Gap> gaps(@Nullable Instant from, @Nullable Instant before) {
        if (hours.isEmpty()) {
            return List.of();
        }
        long start =
                from == null ? hours.firstKey() : Math.max(hours.firstKey(), Math.ceilDiv(from.toEpochMilli(), HOUR));
        long end = before == null ? hours.lastKey() : Math.floorDiv(before.toEpochMilli(), HOUR);
        end = Math.min(end, hours.lastKey() + MOST_HOURS);
        long known = Math.max(end, hours.lastKey() + 1);
        List<Silence> silences = new ArrayList<>();
        long hour = Math.max(hours.firstKey(), end - MOST_HOURS) + 1;
        while (hour < end) {
            Long next = hours.ceilingKey(hour);
            long after = Math.min(end, next == null ? end : next);
            if (after > hour) {
                run(hour, after, known, silences);
            }
            hour = after + 1;
        }
        return silences.stream()
                .filter(silence -> silence.from() >= start)
                .map(this::gap)
                .toList();
    }

    /** Hours that should not be silent. */
    private record Silence(long from, long before, Like usual) {}

    /** Judges a run of silent hours. */
    private void run(long from, long before, long end, List<Silence> silences) {
        Like around = around(from, before, end);
        if (around.tells(LEAST_AROUND) && around.surprise() * (before - from) >= SURPRISING) {
            silences.add(new Silence(from, before, around));
            return;
        }
        double surprise = 0;
        long begun = from;
        Like usual = around;
        for (long hour = from; hour <= before; hour++) {
            Like like = hour == before ? Like.NONE : like(hour, from, before, end);
            if (like.tells(LEAST_LIKE)) {
                surprise += like.surprise();
                usual = like;
            } else {
                if (surprise >= SURPRISING) {
                    silences.add(new Silence(begun, hour, usual));
                }
                surprise = 0;
                begun = hour + 1;
            }
        }
    }

    private Gap gap(Silence silence) {
        long from = silence.from();
        long before = silence.before();
        Hour last = hours.floorEntry(from).getValue();
        var next = hours.ceilingEntry(before);
        long count = before - from;
        List<EventPlace> beside = new ArrayList<>(List.of(said(last.last, "the last before the silence")));
        if (next != null) {
            beside.add(said(next.getValue().first, "the first after the silence"));
        }
        return new Gap(
                GapRules.SILENT_HOURS,
                kind.label() + " from " + Instant.ofEpochMilli(from * HOUR) + " to "
                        + Instant.ofEpochMilli(before * HOUR),
                (count == 1 ? "an hour" : count + " hours") + " without an event, where "
                        + silence.usual().said(),
                beside);
    }

    private static EventPlace said(EventPlace place, String what) {
        return new EventPlace(place.file(), place.line(), place.index(), place.time(), what);
    }

    /** The hours of the day before and the day after. */
    private Like around(long from, long before, long end) {
        List<Long> counts = new ArrayList<>();
        for (long hour = Math.max(hours.firstKey(), from - AROUND); hour < Math.min(end, before + AROUND); hour++) {
            if (hour < from || hour >= before) {
                counts.add(count(hour));
            }
        }
        return Like.of(counts, "hours of the day before and after");
    }

    /** The same hour of other days of its kind. */
    private Like like(long hour, long from, long before, long end) {
        boolean weekend = isWeekend(hour);
        List<Long> counts = new ArrayList<>();
        for (int day = -DAYS_OF_LIKE; day <= DAYS_OF_LIKE; day++) {
            long other = hour + 24L * day;
            boolean known = other >= hours.firstKey() && other < end && (other < from || other >= before);
            if (known && isWeekend(other) == weekend) {
                counts.add(count(other));
            }
        }
        return Like.of(counts, "such hours on other days");
    }

    private long count(long hour) {
        Hour counted = hours.get(hour);
        return counted == null ? 0 : counted.count;
    }

    private static boolean isWeekend(long hour) {
        DayOfWeek day = Instant.ofEpochMilli(hour * HOUR).atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    /**
     * Hours that one is held against.
     *
     * @param silent how many of them have no event
     */
    private record Like(int hours, int silent, long median, String what) {

        static final Like NONE = new Like(0, 0, 0, "");

        static Like of(List<Long> counts, String what) {
            long[] sorted = counts.stream().mapToLong(Long::longValue).sorted().toArray();
            int silent = Collections.frequency(counts, 0L);
            return new Like(sorted.length, silent, sorted.length == 0 ? 0 : sorted[sorted.length / 2], what);
        }

        /** Whether they are enough, and at most one in five of them is silent. */
        boolean tells(int least) {
            return hours - silent >= least && silent * 5 <= hours;
        }

        double surprise() {
            double succession = Math.log((hours + 2.0) / (silent + 1.0));
            return silent == 0 ? Math.max((double) median, succession) : succession;
        }

        String said() {
            return (hours - silent) + " of " + hours + " " + what + " have events, " + median + " at the median";
        }
    }
}
