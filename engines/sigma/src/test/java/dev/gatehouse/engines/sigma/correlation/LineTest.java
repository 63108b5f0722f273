package dev.gatehouse.engines.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineTest {

    private final Line line = new Line();

    @Test
    void findsTheLastBeforeANumberAsATreeDoes() {
        Random random = new Random(1);
        TreeMap<Long, Entry> tree = new TreeMap<>();
        long number = 0;
        for (int step = 0; step < 20_000; step++) {
            if (!tree.isEmpty() && random.nextInt(5) < 2) {
                tree.pollFirstEntry();
                line.removeFirst();
            } else {
                number += 1 + random.nextInt(3);
                tree.put(number, entry(number));
                line.add(number, entry(number));
            }
            long asked = number - random.nextInt(40);
            Map.Entry<Long, Entry> expected = tree.lowerEntry(asked);
            int found = line.before(asked);
            assertThat(found < 0 ? null : line.entry(found)).isEqualTo(expected == null ? null : expected.getValue());
            assertThat(line.isEmpty()).isEqualTo(tree.isEmpty());
        }
    }

    @Test
    void hasNoEntryBeyondItsEnd() {
        line.add(1, entry(1));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> line.entry(1));
    }

    private static Entry entry(long number) {
        return new Entry(number, number, 0, "", List.of());
    }
}
