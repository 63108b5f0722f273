package dev.gatehouse.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressSetTest {

    private static AddressSet set(String... ranges) {
        List<AddressRange> read = new ArrayList<>();
        for (String range : ranges) {
            read.add(AddressRange.read(range).orElseThrow());
        }
        return new AddressSet(read);
    }

    @Test
    void twoHalvesAreTheWhole() {
        assertThat(set("128.0.0.0/1", "0.0.0.0/1")).isEqualTo(set("0.0.0.0/0"));
        assertThat(set("::/1", "8000::/1")).isEqualTo(set("::/0"));
    }

    @Test
    void neighboursJoinAndStrangersDoNot() {
        assertThat(set("10.0.0.0/25", "10.0.0.128/25").ranges()).hasSize(1);
        assertThat(set("10.0.0.0/25", "10.0.1.0/25").ranges()).hasSize(2);
    }

    @Test
    void theLastIpv4AddressDoesNotTouchTheFirstIpv6One() {
        assertThat(set("255.255.255.255", "::").ranges()).hasSize(2);
    }

    @Test
    void lessLeavesWhatIsBeforeAndAfter() {
        AddressSet left = set("10.0.0.0/24").minus(set("10.0.0.64/26"));

        assertThat(left).isEqualTo(set("10.0.0.0/26", "10.0.0.128/25"));
        assertThat(left.size()).isEqualTo(BigInteger.valueOf(192));
    }

    @Test
    void oneVersionTakesNothingFromTheOther() {
        assertThat(set("10.0.0.0/8").minus(set("::/0"))).isEqualTo(set("10.0.0.0/8"));
    }

    @Test
    void containsIsByAddressesNotByRanges() {
        assertThat(set("203.0.113.0/25", "203.0.113.128/25").contains(set("203.0.113.0/24")))
                .isTrue();
        assertThat(set("203.0.113.0/24").contains(set("203.0.112.0/23"))).isFalse();
        assertThat(set("203.0.113.0/24").contains(AddressSet.EMPTY)).isTrue();
    }

    @Test
    void everywhereHasEveryAddress() {
        assertThat(AddressSet.EVERYWHERE).isEqualTo(set("0.0.0.0/0", "::/0"));
        assertThat(AddressSet.EVERYWHERE.size())
                .isEqualTo(BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE.shiftLeft(128)));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/24, 203.0.113.0",
        "0.0.0.0/0, 0.0.0.0",
        "10.1.2.3, 10.1.2.3",
        "2001:db8::/32, 2001:db8:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "255.255.255.255/32, 255.255.255.255",
    })
    void aWitnessIsTheFirstAddress(String range, String witness) {
        assertThat(set(range).witness()).contains(witness);
    }

    @Test
    void nothingHasNoWitness() {
        assertThat(AddressSet.EMPTY.witness()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.1, 281470849515521",
        "1::, 5192296858534827628530496329220096",
        "::, 0",
        "1:2:3:4:5:6:7:8, 5192455318486707404433266433261576",
    })
    void readsIpv6AsRfc4291WritesIt(String text, BigInteger value) {
        assertThat(AddressRange.read(text).orElseThrow().first()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0",
                "10.0.0.0.0",
                "256.0.0.1",
                "010.0.0.1",
                "10.0.0.1/",
                "10.0.0.1/-1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "::g",
                ":1",
                "1:",
                "::1.2.3",
                "1.2.3.4::",
                "any",
                "10.0.0.0/8/8",
                "fe80::1%eth0",
                "10.0.0.1 ",
                "0x7f.0.0.1"
            })
    void refusesWhatIsNoRange(String text) {
        assertThat(AddressRange.read(text)).isEmpty();
    }

    /** Against the plain definition, over the 256 addresses of one small network. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithCountingAddresses(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            boolean[] one = new boolean[256];
            boolean[] other = new boolean[256];
            AddressSet first = some(random, one);
            AddressSet second = some(random, other);

            AddressSet less = first.minus(second);
            AddressSet more = first.plus(second);
            boolean within = true;
            for (int i = 0; i < 256; i++) {
                AddressSet address = set("192.0.2." + i);
                assertThat(less.contains(address)).isEqualTo(one[i] && !other[i]);
                assertThat(more.contains(address)).isEqualTo(one[i] || other[i]);
                within &= !other[i] || one[i];
            }
            assertThat(first.contains(second)).isEqualTo(within);
        }
    }

    private static AddressSet some(Random random, boolean[] addresses) {
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int prefix = 24 + random.nextInt(9);
            int size = 1 << 32 - prefix;
            int first = random.nextInt(256) / size * size;
            ranges.add(AddressRange.read("192.0.2." + first + "/" + prefix).orElseThrow());
            for (int a = first; a < first + size; a++) {
                addresses[a] = true;
            }
        }
        return new AddressSet(ranges);
    }
}
