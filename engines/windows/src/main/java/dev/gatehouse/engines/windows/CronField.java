package dev.gatehouse.engines.windows;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a cron expression stands for.
 *
 * @param values which are meant
 * @param any whether it begins with {@code *}: all values, or every n-th
 */
record CronField(BitSet values, boolean any) {

    /** What a field is: its name for people, its range, the names that stand for numbers from the first on. */
    record Kind(String noun, int least, int most, List<String> names) {

        static final Kind MINUTE = new Kind("minute", 0, 59, List.of());
        static final Kind HOUR = new Kind("hour", 0, 23, List.of());
        static final Kind DAY_OF_MONTH = new Kind("day of the month", 1, 31, List.of());
        static final Kind MONTH = new Kind(
                "month",
                1,
                12,
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
        static final Kind DAY_OF_WEEK =
                new Kind("day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        /** The number a text stands for; -1 where it is none. */
        private int value(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named < 0 ? number(text) : named + least;
        }
    }

    /** The largest value: Sunday is 0 and 7, kept as 0. */
    private static final int SUNDAY = 7;

    /**
     * Reads a field.
     *
     * @param column where it begins, from 1
     * @throws InvalidSchedule when it is none
     */
    static CronField read(String text, Kind kind, int column) {
        BitSet values = new BitSet();
        boolean any = false;
        int at = column;
        for (String part : text.split(",", -1)) {
            any |= part.startsWith("*");
            add(part, kind, at, values);
            at += part.length() + 1;
        }
        if (kind.equals(Kind.DAY_OF_WEEK) && values.get(SUNDAY)) {
            values.clear(SUNDAY);
            values.set(0);
        }
        return new CronField(values, any);
    }

    private static void add(String part, Kind kind, int column, BitSet values) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : number(part.substring(slash + 1));
        if (step < 1 || step > kind.most()) {
            throw fault(part, kind, column);
        }
        int first = kind.least();
        int last = kind.equals(Kind.DAY_OF_WEEK) ? SUNDAY - 1 : kind.most();
        if (!range.equals("*")) {
            int dash = range.indexOf('-');
            first = kind.value(dash < 0 ? range : range.substring(0, dash));
            if (dash >= 0) {
                last = kind.value(range.substring(dash + 1));
            } else if (slash < 0) {
                last = first;
            }
        }
        if (first < kind.least() || last > kind.most() || first > last) {
            throw fault(part, kind, column);
        }
        for (int value = first; value <= last; value += step) {
            values.set(value);
        }
    }

    private static InvalidSchedule fault(String part, Kind kind, int column) {
        return new InvalidSchedule(
                "`" + Shown.of(part) + "` is no " + kind.noun() + ", " + kind.least() + " to " + kind.most(), column);
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    boolean has(int value) {
        return values.get(value);
    }
}
