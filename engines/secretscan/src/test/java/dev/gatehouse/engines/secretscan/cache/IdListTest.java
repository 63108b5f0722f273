package dev.gatehouse.engines.secretscan.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdListTest {

    private static List<ObjectId> some(Random random, int count, int idLength) {
        List<ObjectId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[idLength];
            bytes[idLength - 1] = (byte) random.nextInt();
            bytes[0] = (byte) random.nextInt(3);
            ids.add(ObjectId.at(bytes, 0, idLength));
        }
        return ids;
    }

    private static void holds(IdList list, Collection<ObjectId> ids, int idLength) {
        assertThat(list.count()).isEqualTo(new TreeSet<>(ids).size());
        assertThat(list.isAscending()).isTrue();
        byte[] bytes = new byte[idLength];
        for (int first = 0; first < 3; first++) {
            for (int last = 0; last < 256; last++) {
                bytes[0] = (byte) first;
                bytes[idLength - 1] = (byte) last;
                ObjectId id = ObjectId.at(bytes, 0, idLength);
                assertThat(list.has(id)).as(id.toString()).isEqualTo(ids.contains(id));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100, 300})
    void hasWhatWasPutIn(int count) {
        Random random = new Random(count);
        for (int idLength : new int[] {20, 32}) {
            Set<ObjectId> one = Set.copyOf(some(random, count, idLength));
            List<ObjectId> two = some(random, count / 2, idLength);
            holds(IdList.of(one), one, idLength);
            Set<ObjectId> both = new TreeSet<>(one);
            both.addAll(two);
            holds(IdList.of(one).with(IdList.of(two)), both, idLength);
        }
    }
}
