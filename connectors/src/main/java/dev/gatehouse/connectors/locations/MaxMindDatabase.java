package dev.gatehouse.connectors.locations;

import dev.gatehouse.engines.sigma.correlation.Locator;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * A database in MaxMind's format, version 2, such as GeoLite2-City.
 *
 * <p>A binary tree over the bits of an address; each node is a pair of records. A record below the number of nodes is
 * the next node, that number means that nothing is known, and a greater one points into the data section, where the
 * values are maps with {@code location.latitude} and {@code location.longitude}. IPv4 lies in an IPv6 tree below 96
 * zeros. Everything is checked against the file's end; a damaged file knows no places.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB File Format Specification</a>
 */
public final class MaxMindDatabase implements Locator {

    private static final byte[] MARKER = "\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FARTHEST_MARKER = 128 * 1024;
    private static final int SEPARATOR = 16;

    private final ByteBuffer tree;
    private final MaxMindData data;
    private final long nodes;
    private final int recordBits;
    private final boolean ofVersion6;
    private final long start4;

    private MaxMindDatabase(ByteBuffer tree, MaxMindData data, long nodes, int recordBits, boolean ofVersion6) {
        this.tree = tree;
        this.data = data;
        this.nodes = nodes;
        this.recordBits = recordBits;
        this.ofVersion6 = ofVersion6;
        this.start4 = ofVersion6 ? walk(0, new byte[12], 96) : 0;
    }

    /**
     * Opens one. It stays mapped as long as it is used.
     *
     * @throws IOException where it can't be read, or is in another format
     */
    public static MaxMindDatabase open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("larger than 2 GiB");
            }
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static MaxMindDatabase of(ByteBuffer bytes) throws IOException {
        int marker = marker(bytes);
        Object metadata = new MaxMindData(bytes, marker + MARKER.length).value();
        if (!(metadata instanceof Map<?, ?> map)
                || !(map.get("node_count") instanceof Long nodes)
                || !(map.get("record_size") instanceof Long bits)
                || !(map.get("ip_version") instanceof Long version)) {
            throw new IOException("its metadata are damaged");
        }
        boolean known = bits == 24 || bits == 28 || bits == 32;
        long size = nodes * bits / 4;
        if (!known || nodes <= 0 || size + SEPARATOR > marker) {
            throw new IOException("its metadata don't fit the file");
        }
        return new MaxMindDatabase(
                bytes, new MaxMindData(bytes, (int) size + SEPARATOR), nodes, bits.intValue(), version == 6);
    }

    private static int marker(ByteBuffer bytes) throws IOException {
        int lowest = Math.max(0, bytes.limit() - FARTHEST_MARKER);
        for (int at = bytes.limit() - MARKER.length; at >= lowest; at--) {
            int matched = 0;
            while (matched < MARKER.length && bytes.get(at + matched) == MARKER[matched]) {
                matched++;
            }
            if (matched == MARKER.length) {
                return at;
            }
        }
        throw new IOException("no database of MaxMind's format");
    }

    @Override
    public Optional<Place> locate(String address) {
        try {
            byte[] bits = InetAddress.ofLiteral(address).getAddress();
            if (bits.length == 16 && !ofVersion6) {
                return Optional.empty();
            }
            long node = bits.length == 4 ? walk(start4, bits, 32) : walk(0, bits, 128);
            return node <= nodes ? Optional.empty() : place(node - nodes - SEPARATOR);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Place> place(long offset) throws IOException {
        Object value = data.at(offset).value();
        Object location = value instanceof Map<?, ?> map ? map.get("location") : null;
        if (location instanceof Map<?, ?> map
                && map.get("latitude") instanceof Double latitude
                && map.get("longitude") instanceof Double longitude) {
            return Optional.of(new Place(latitude, longitude));
        }
        return Optional.empty();
    }

    private long walk(long from, byte[] bits, int count) {
        long node = from;
        for (int i = 0; i < count && node < nodes; i++) {
            node = record(node, bits[i / 8] >> (7 - i % 8) & 1);
        }
        return node;
    }

    /** The left or the right record of a node. */
    private long record(long node, int side) {
        int at = (int) (node * recordBits / 4);
        return switch (recordBits) {
            case 24 -> unsigned(at + 3 * side, 3);
            case 32 -> unsigned(at + 4 * side, 4);
            default -> {
                int middle = tree.get(at + 3) & 0xFF;
                yield side == 0
                        ? (long) (middle >> 4) << 24 | unsigned(at, 3)
                        : (long) (middle & 0xF) << 24 | unsigned(at + 4, 3);
            }
        };
    }

    private long unsigned(int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | tree.get(at + i) & 0xFF;
        }
        return value;
    }
}
