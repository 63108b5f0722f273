package dev.gatehouse.engines.sigma.correlation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entries in the order of their arrival, each with a number that grows: added at the end, removed at the front. */
final class Line {

    /** Rings whose length is a power of two. */
    private @Nullable Entry[] entries = new Entry[2];

    private long[] numbers = new long[2];
    private int first;
    private int size;

    void add(long number, Entry entry) {
        if (size == entries.length) {
            grow();
        }
        int at = at(size++);
        entries[at] = entry;
        numbers[at] = number;
    }

    private void grow() {
        @Nullable Entry[] more = Arrays.copyOf(entries, 2 * size);
        long[] moreNumbers = Arrays.copyOf(numbers, 2 * size);
        for (int i = 0; i < size; i++) {
            more[i] = entries[at(i)];
            moreNumbers[i] = numbers[at(i)];
        }
        entries = more;
        numbers = moreNumbers;
        first = 0;
    }

    void removeFirst() {
        entries[first] = null;
        first = at(1);
        size--;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Where the last one with a smaller number stands, from zero; negative where there is none. */
    int before(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (number(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    Entry entry(int index) {
        Entry entry = entries[at(index)];
        if (index >= size || entry == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return entry;
    }

    long number(int index) {
        return numbers[at(index)];
    }

    private int at(int index) {
        return first + index & entries.length - 1;
    }
}
