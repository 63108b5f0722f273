package dev.gatehouse.engines.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lists of the numbers of rules, each made once as long as it is asked for again: most events match one of few sets of
 * rules. Not safe for use by several threads.
 */
final class RuleSets {

    private static final int SIZE = 1 << 10;

    private final int[][] numbers = new int[SIZE][];
    private final List<List<Integer>> lists = new ArrayList<>(Collections.nCopies(SIZE, List.of()));

    /** The list of the first of some numbers. */
    List<Integer> of(int[] rules, int count) {
        int hash = count;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + rules[i];
        }
        int slot = (hash * 0x9E3779B9) >>> 22;
        int[] known = numbers[slot];
        if (known != null && known.length == count && Arrays.equals(known, 0, count, rules, 0, count)) {
            return lists.get(slot);
        }
        int[] copy = Arrays.copyOf(rules, count);
        List<Integer> list = Arrays.stream(copy).boxed().toList();
        numbers[slot] = copy;
        lists.set(slot, list);
        return list;
    }
}
