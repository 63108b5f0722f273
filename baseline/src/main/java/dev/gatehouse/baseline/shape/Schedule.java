package dev.gatehouse.baseline.shape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Five cron fields: minute, hour, day of month, month, day of week (POSIX crontab, with names and steps). */
final class Schedule {

    /** One field: what it is called, its range, and the names that stand for numbers from the first on. */
    private record Field(String noun, int least, int most, List<String> names) {}

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private Schedule() {}

    /** Why a text is no schedule; empty where it is one. */
    static Optional<String> fault(String text) {
        List<String> parts = List.of(text.strip().split(" +", -1));
        if (parts.size() != FIELDS.size()) {
            return Optional.of("a schedule has five fields, this has " + (text.isBlank() ? 0 : parts.size()));
        }
        for (int i = 0; i < parts.size(); i++) {
            Field field = FIELDS.get(i);
            for (String part : parts.get(i).split(",", -1)) {
                if (!sound(field, part)) {
                    return Optional.of("`" + TextFormat.shown(part) + "` is no " + field.noun() + ", " + field.least()
                            + " to " + field.most());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean sound(Field field, String part) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        if (slash >= 0) {
            int step = number(part.substring(slash + 1));
            if (step < 1 || step > field.most()) {
                return false;
            }
        }
        if (range.equals("*")) {
            return true;
        }
        int dash = range.indexOf('-');
        if (dash < 0) {
            return value(field, range) >= 0;
        }
        int first = value(field, range.substring(0, dash));
        int last = value(field, range.substring(dash + 1));
        return first >= 0 && first <= last;
    }

    /** The number a text stands for; -1 where it is none of the field's. */
    private static int value(Field field, String text) {
        int named = field.names().indexOf(text.toLowerCase(Locale.ROOT));
        int value = named < 0 ? number(text) : named + field.least();
        return value >= field.least() && value <= field.most() ? value : -1;
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}
