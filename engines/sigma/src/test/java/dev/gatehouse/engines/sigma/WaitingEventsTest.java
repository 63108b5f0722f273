package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.WaitingEvents.Waiting;
import dev.gatehouse.engines.sigma.event.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that wait, against a queue that sorts all of them. */
class WaitingEventsTest {

    private static Waiting event(Random random, long time, long sequence) {
        String[] captured = {
            random.nextBoolean() ? null : "user" + random.nextInt(50), "", "Grüße", "x".repeat(random.nextInt(2_000))
        };
        List<Integer> matched = random.nextBoolean() ? List.of(1, 200_000) : List.of(7);
        Origin origin = new Origin("file" + random.nextInt(3), sequence + 1, sequence);
        return new Waiting(time, sequence, matched, Arrays.asList(captured), origin);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 1_000_000})
    void leaveInTheOrderOfTheirTimes(int disorder) {
        Random random = new Random(disorder);
        WaitingEvents waiting = new WaitingEvents();
        PriorityQueue<Waiting> sorted = new PriorityQueue<>();
        List<Waiting> left = new ArrayList<>();
        List<Waiting> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Waiting event = event(random, 10L * i + random.nextInt(disorder + 1), i);
            waiting.add(event);
            sorted.add(event);
            if (random.nextInt(3) == 0) {
                left.add(waiting.first());
                waiting.removeFirst();
                expected.add(sorted.remove());
            }
        }
        assertThat(waiting.all()).containsExactlyInAnyOrderElementsOf(sorted);
        while (waiting.size() > 0) {
            left.add(waiting.first());
            waiting.removeFirst();
            expected.add(sorted.remove());
        }

        assertThat(left).isEqualTo(expected);
        assertThat(waiting.first()).isNull();
    }
}
