package dev.gatehouse.engines.secretscan.history.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NameTableTest {

    private static final int NAMES = 20_000;

    private static byte[] name(int i) {
        return ("<" + i + ">").getBytes(StandardCharsets.UTF_8);
    }

    /** All names, from a place on and round. */
    private static int[] addAll(NameTable table, int from) {
        int[] numbers = new int[NAMES];
        for (int i = 0; i < NAMES; i++) {
            int which = (from + i) % NAMES;
            byte[] name = name(which);
            numbers[which] = table.add(name, 1, name.length - 1);
        }
        return numbers;
    }

    @Test
    void manyThreadsGetTheSameNumberForAName() throws Exception {
        NameTable table = new NameTable();
        List<Future<int[]>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                int from = i * NAMES / 8;
                Callable<int[]> work = () -> addAll(table, from);
                all.add(threads.submit(work));
            }
        }
        int[] first = all.getFirst().get();
        assertThat(first).doesNotHaveDuplicates();
        for (Future<int[]> other : all) {
            assertThat(other.get()).isEqualTo(first);
        }
        for (int i = 0; i < NAMES; i++) {
            assertThat(new String(table.name(first[i]), StandardCharsets.UTF_8)).isEqualTo(String.valueOf(i));
        }
    }

    @Test
    void aNameThatWasNotAddedHasNoNumber() {
        NameTable table = new NameTable();
        table.add(name(1), 0, 3);

        assertThat(table.find(name(2), 0, 3)).isNegative();
        assertThat(table.find(name(1), 0, 3)).isZero();
    }
}
