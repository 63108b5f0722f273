package dev.gatehouse.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that someone most likely meant. */
public final class NearestName {

    private static final int LONGEST = 80;

    private NearestName() {}

    /** The closest of the names; empty where none is close enough to be meant. */
    public static Optional<String> of(String text, Collection<String> names) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String written = text.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, written.length() / 3) + 1;
        for (String name : names.stream().sorted().toList()) {
            String known = name.toLowerCase(Locale.ROOT);
            if (known.length() > LONGEST) {
                continue;
            }
            int distance = distance(written, known);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many characters are inserted, deleted, replaced or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
