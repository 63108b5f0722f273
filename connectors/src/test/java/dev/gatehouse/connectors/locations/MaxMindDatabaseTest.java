package dev.gatehouse.connectors.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.sigma.correlation.Locator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases made here, as MaxMind's specification says. */
class MaxMindDatabaseTest {

    private static final Locator.Place BERLIN = new Locator.Place(52.5, 13.4);
    private static final Locator.Place SYDNEY = new Locator.Place(-33.9, 151.2);

    @TempDir
    private Path folder;

    /** A tree that is being made: each node is a pair of records; -1 where nothing is known, -2 - n for the value n. */
    private static final class Made {

        private final List<long[]> nodes = new ArrayList<>(List.of(new long[] {-1, -1}));

        void put(String network, int bits, int value) {
            byte[] address = InetAddress.ofLiteral(network).getAddress();
            byte[] wide = address.length == 16 ? address : new byte[16];
            int length = address.length == 16 ? bits : 96 + bits;
            if (address.length == 4) {
                System.arraycopy(address, 0, wide, 12, 4);
            }
            int node = 0;
            for (int i = 0; i < length; i++) {
                int side = wide[i / 8] >> (7 - i % 8) & 1;
                if (i == length - 1) {
                    nodes.get(node)[side] = -2L - value;
                } else {
                    if (nodes.get(node)[side] < 0) {
                        nodes.get(node)[side] = nodes.size();
                        nodes.add(new long[] {-1, -1});
                    }
                    node = (int) nodes.get(node)[side];
                }
            }
        }

        byte[] written(int recordBits) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            int second = place(BERLIN, data);
            place(SYDNEY, data);
            int[] offsets = {0, second};
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (long[] node : nodes) {
                long[] records = Arrays.stream(node)
                        .map(r -> r == -1 ? nodes.size() : r >= 0 ? r : nodes.size() + 16 + offsets[(int) (-2 - r)])
                        .toArray();
                if (recordBits == 28) {
                    number(records[0] & 0xFFFFFF, 3, out);
                    out.write((int) (records[0] >> 24 << 4 | records[1] >> 24));
                    number(records[1] & 0xFFFFFF, 3, out);
                } else {
                    number(records[0], recordBits / 8, out);
                    number(records[1], recordBits / 8, out);
                }
            }
            out.writeBytes(new byte[16]);
            out.writeBytes(data.toByteArray());
            out.writeBytes("\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
            out.write(0xE0 | 3);
            text("node_count", out);
            out.write(0xC0 | 4);
            number(nodes.size(), 4, out);
            text("record_size", out);
            out.write(0xA0 | 2);
            number(recordBits, 2, out);
            text("ip_version", out);
            out.write(0xA0 | 2);
            number(6, 2, out);
            return out.toByteArray();
        }

        /** Writes a value; where the next one begins. */
        private static int place(Locator.Place place, ByteArrayOutputStream out) {
            out.write(0xE0 | 1);
            text("location", out);
            out.write(0xE0 | 2);
            text("latitude", out);
            out.write(0x60 | 8);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(place.latitude()).array());
            text("longitude", out);
            out.write(0x60 | 8);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(place.longitude()).array());
            return out.size();
        }

        private static void text(String text, ByteArrayOutputStream out) {
            out.write(0x40 | text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        private static void number(long value, int bytes, ByteArrayOutputStream out) {
            for (int i = bytes - 1; i >= 0; i--) {
                out.write((int) (value >> (8 * i)));
            }
        }
    }

    private static byte[] database(int recordBits) {
        Made made = new Made();
        made.put("203.0.113.0", 24, 0);
        made.put("2001:db8::", 32, 1);
        return made.written(recordBits);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void tellsWhereAddressesAre(int recordBits) throws IOException {
        Path file = Files.write(folder.resolve("places.mmdb"), database(recordBits));
        MaxMindDatabase database = MaxMindDatabase.open(file);

        assertThat(database.locate("203.0.113.7")).contains(BERLIN);
        assertThat(database.locate("2001:db8::1")).contains(SYDNEY);
        assertThat(database.locate("198.51.100.9")).isEmpty();
        assertThat(database.locate("2001:db9::1")).isEmpty();
        assertThat(database.locate("AWS Internal")).isEmpty();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing to see");
        assertThatThrownBy(() -> MaxMindDatabase.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no database of MaxMind's format");
    }

    @FuzzTest(maxDuration = "10s")
    void aDamagedFileKnowsNoPlaces(byte[] damage) throws IOException {
        byte[] bytes = database(24);
        for (int i = 0; i + 1 < damage.length; i += 2) {
            int at = Math.floorMod(damage[i] * 131 + i, bytes.length);
            bytes[at] = damage[i + 1];
        }
        Path file = Files.createTempFile("places", ".mmdb");
        try {
            Files.write(file, bytes);
            Optional<Locator.Place> place = MaxMindDatabase.open(file).locate("203.0.113.7");
            assertThat(place).isNotNull();
        } catch (IOException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
