package dev.gatehouse.model;

import java.util.Collection;
import java.util.Optional;

/** What someone probably meant by a name that isn't known. */
public final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * The known name that is fewest edits away, where those are fewer than half of its letters; of several, the first
     * in their order.
     *
     * @param name at most the first 100 characters count
     */
    public static Optional<String> of(String name, Collection<String> known) {
        String wanted = name.substring(0, Math.min(name.length(), LONGEST));
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known.stream().sorted().toList()) {
            int edits = edits(wanted, candidate);
            if (edits < fewest && edits * 2 < Math.max(candidate.length(), 3)) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, replaced);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
