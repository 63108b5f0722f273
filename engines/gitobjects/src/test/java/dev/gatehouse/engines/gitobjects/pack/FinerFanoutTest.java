package dev.gatehouse.engines.gitobjects.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinerFanoutTest {

    private static int[] sorted(int count, int bound) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .map(i -> random.nextInt(bound) ^ Integer.MIN_VALUE)
                .sorted()
                .map(i -> i ^ Integer.MIN_VALUE)
                .toArray();
    }

    /** Of unsigned numbers, also where many begin alike. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000, 50_000})
    void everyPositionIsWhereItsPrefixMayStand(int count) {
        for (int bound : new int[] {5, 1 << 20, Integer.MAX_VALUE}) {
            int[] prefixes = sorted(count, bound);
            FinerFanout fanout = Objects.requireNonNull(FinerFanout.of(count, i -> prefixes[i]));
            for (int i = 0; i < count; i++) {
                assertThat(i).isBetween(fanout.from(prefixes[i]), fanout.to(prefixes[i]) - 1);
            }
        }
    }

    @Test
    void onlyIdsThatBeginAlikeShareAPlace() {
        Random random = new Random(1);
        int[] prefixes = random.ints(100_000)
                .map(i -> i ^ Integer.MIN_VALUE)
                .sorted()
                .map(i -> i ^ Integer.MIN_VALUE)
                .toArray();
        FinerFanout fanout = Objects.requireNonNull(FinerFanout.of(prefixes.length, i -> prefixes[i]));
        assertThat(IntStream.of(prefixes).map(prefix -> fanout.to(prefix) - fanout.from(prefix)))
                .allMatch(count -> count <= 2);
        assertThat(fanout.from(-1)).isLessThanOrEqualTo(fanout.to(-1));
    }

    @Test
    void idsInNoOrderHaveNone() {
        int[] prefixes = sorted(1000, Integer.MAX_VALUE);
        prefixes[500] = 0;
        assertThat(FinerFanout.of(1000, i -> prefixes[i])).isNull();
    }
}
