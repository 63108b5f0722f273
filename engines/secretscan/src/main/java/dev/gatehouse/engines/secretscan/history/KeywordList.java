package dev.gatehouse.engines.secretscan.history;

import java.util.Arrays;

/** Keywords in a blob, in the order of their starts; used again for the next blob. */
final class KeywordList {

    /** Offsets of their first bytes. */
    int[] starts = new int[256];

    /** Which keywords they are. */
    char[] numbers = new char[256];

    /** Their places in the base's list; negative for those that it does not have. */
    int[] origins = new int[256];

    /** How far verifying each looked, as the number of a {@code Reach}; set once it was. */
    byte[] reaches = new byte[256];

    int count;

    private long[] sorting = new long[256];

    void clear() {
        count = 0;
    }

    void add(int start, char number, int origin) {
        if (count == starts.length) {
            grow(2 * count);
        }
        starts[count] = start;
        numbers[count] = number;
        origins[count++] = origin;
    }

    private void grow(int size) {
        starts = Arrays.copyOf(starts, size);
        numbers = Arrays.copyOf(numbers, size);
        origins = Arrays.copyOf(origins, size);
        reaches = Arrays.copyOf(reaches, size);
    }

    /** Sorts keywords that have no origins, and takes away what is there twice. */
    void sort() {
        if (sorting.length < count) {
            sorting = new long[starts.length];
        }
        for (int i = 0; i < count; i++) {
            sorting[i] = (long) starts[i] << 16 | numbers[i];
        }
        Arrays.sort(sorting, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorting[i] != sorting[i - 1]) {
                starts[kept] = (int) (sorting[i] >> 16);
                numbers[kept++] = (char) sorting[i];
            }
        }
        count = kept;
    }

    /** Becomes all of two lists. */
    void merge(KeywordList one, KeywordList other) {
        int total = one.count + other.count;
        if (total > starts.length) {
            grow(Math.max(total, 2 * starts.length));
        }
        int i = 0;
        int j = 0;
        for (count = 0; count < total; count++) {
            boolean first = j == other.count || i < one.count && one.starts[i] <= other.starts[j];
            KeywordList from = first ? one : other;
            int at = first ? i++ : j++;
            starts[count] = from.starts[at];
            numbers[count] = from.numbers[at];
            origins[count] = from.origins[at];
        }
    }
}
