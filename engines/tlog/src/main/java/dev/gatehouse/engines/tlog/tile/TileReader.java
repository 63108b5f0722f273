package dev.gatehouse.engines.tlog.tile;

import dev.gatehouse.engines.tlog.Frontier;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads hashes, entries and proofs from the tiles of a log. A tile gives the hashes of every eighth level; those
 * between are computed. Tiles that were read are kept with them, up to eight MiB. For use by one thread.
 */
public final class TileReader {

    private static final int TILE_HEIGHT = 8;
    private static final int KEPT = 512;

    private final TileSource source;
    private final long size;
    private final Map<TilePath, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Of a log of a size.
     *
     * @param size as a checkpoint says
     */
    public TileReader(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /**
     * The bytes of a tile or bundle; of the full one where the partial one is no longer there.
     *
     * @throws MalformedLog where it is missing or is not as large as it has to be
     */
    public byte[] tile(TilePath path) throws IOException, MalformedLog {
        boolean entries = path.level() == TilePath.ENTRIES;
        int limit = entries ? EntryBundle.LARGEST : TilePath.WIDTH * Hash.SIZE;
        Optional<byte[]> read = source.read(path.toString(), limit);
        boolean wider = read.isEmpty() && !path.full();
        if (wider) {
            read = source.read(path.whenFull().toString(), limit);
        }
        if (read.isEmpty()) {
            throw new MalformedLog(path + ": the file is missing");
        }
        byte[] bytes = read.get();
        int wanted = path.width() * Hash.SIZE;
        if (!entries && (wider ? bytes.length < wanted : bytes.length != wanted)) {
            throw new MalformedLog(
                    path + ": it has " + bytes.length + " bytes, and " + path.width() + " hashes have " + wanted);
        }
        return bytes;
    }

    /** A tile with all hashes above its own that they make complete. */
    private byte[] hashes(TilePath path) throws IOException, MalformedLog {
        byte[] read = kept.get(path);
        if (read == null) {
            read = Arrays.copyOf(tile(path), (2 * TilePath.WIDTH - 1) * Hash.SIZE);
            for (int height = 1; path.width() >>> height > 0; height++) {
                for (int i = 0; i < path.width() >>> height; i++) {
                    Hash left = Hash.at(read, place(height - 1, 2 * i));
                    Hash.ofNode(left, Hash.at(read, place(height - 1, 2 * i + 1)))
                            .write(read, place(height, i));
                }
            }
            kept.put(path, read);
        }
        return read;
    }

    /** Where the hash over {@code 2^height} of a tile's hashes stands, behind those of the heights below. */
    private static int place(int height, int index) {
        return (2 * TilePath.WIDTH - (2 * TilePath.WIDTH >>> height) + index) * Hash.SIZE;
    }

    /**
     * The entries of a bundle.
     *
     * @throws MalformedLog where there are not as many as there have to be
     */
    public List<byte[]> entries(TilePath path) throws IOException, MalformedLog {
        List<byte[]> entries;
        try {
            entries = EntryBundle.entries(tile(path));
        } catch (MalformedLog malformed) {
            throw malformed.why().startsWith("tile/") ? malformed : new MalformedLog(path + ": " + malformed.why());
        }
        if (entries.size() < path.width()) {
            throw new MalformedLog(path + ": it holds " + entries.size() + " entries, not " + path.width());
        }
        return entries;
    }

    /** One entry. */
    public byte[] entry(long index) throws IOException, MalformedLog {
        TilePath path = TilePath.in(TilePath.ENTRIES, index / TilePath.WIDTH, size);
        return entries(path).get((int) (index % TilePath.WIDTH));
    }

    /** The hash of a complete subtree of {@code 2^height} leaves. */
    private Hash subtree(int height, long index) throws IOException, MalformedLog {
        int level = height / TILE_HEIGHT;
        int above = height % TILE_HEIGHT;
        long first = index << above;
        byte[] tile = hashes(TilePath.in(level, first / TilePath.WIDTH, size));
        return Hash.at(tile, place(above, (int) (first % TilePath.WIDTH) >>> above));
    }

    /** The hash over a power of two of a tile's hashes. */
    static Hash folded(byte[] tile, int first, int count) {
        if (count == 1) {
            return Hash.at(tile, first * Hash.SIZE);
        }
        return Hash.ofNode(folded(tile, first, count / 2), folded(tile, first + count / 2, count / 2));
    }

    /** The right edge of the tree that the first {@code size} entries make. */
    public Frontier frontier(long ofSize) throws IOException, MalformedLog {
        List<Hash> subtrees = new ArrayList<>();
        long begin = 0;
        for (int height = 62; height >= 0; height--) {
            if ((ofSize >>> height & 1) == 1) {
                subtrees.add(subtree(height, begin >>> height));
                begin += 1L << height;
            }
        }
        return new Frontier(ofSize, subtrees);
    }

    /** The root over leaves from one up to another. */
    private Hash range(long from, long to) throws IOException, MalformedLog {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtree(height, from >>> height);
        }
        long left = Long.highestOneBit(count);
        return Hash.ofNode(range(from, from + left), range(from + left, to));
    }

    /**
     * The hash of an entry, as the tiles have it.
     *
     * @param index below the size
     */
    public Hash leaf(long index) throws IOException, MalformedLog {
        return subtree(0, index);
    }

    /** The path that proves an entry to be in the log, from the leaf up: RFC 6962, section 2.1.1. */
    public List<Hash> inclusion(long index) throws IOException, MalformedLog {
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long left = Long.highestOneBit(to - from - 1);
            if (index - from < left) {
                path.add(range(from + left, to));
                to = from + left;
            } else {
                path.add(range(from, from + left));
                from += left;
            }
        }
        return path.reversed();
    }

    /** The path that proves the log to begin with what it was at an older size: RFC 6962, section 2.1.2. */
    public List<Hash> consistency(long older) throws IOException, MalformedLog {
        if (older == 0 || older == size) {
            return List.of();
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        boolean whole = true;
        while (older != to) {
            long left = Long.highestOneBit(to - from - 1);
            if (older - from <= left) {
                path.add(range(from + left, to));
                to = from + left;
            } else {
                path.add(range(from, from + left));
                from += left;
                whole = false;
            }
        }
        if (!whole) {
            path.add(range(from, to));
        }
        return path.reversed();
    }
}
