package dev.gatehouse.engines.tlog.tile;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.Frontier;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a whole log against a checkpoint, and names everything that is not as it was.
 *
 * <p>Each entry is hashed and held against its place in the tiles, the tiles of each level against those below, and
 * both trees, the one of the entries and the one of the tiles, against the root. Where the two differ, the root says
 * which of them was changed. Memory does not grow with the log, save by one hash in 256.
 */
public final class LogAudit {

    private static final int MOST_FAULTS = 1000;

    private final TileSource source;
    private final TileReader reader;
    private final long size;
    private final List<String> faults = new ArrayList<>();
    private final Frontier ofEntries = new Frontier();
    private final Frontier ofTiles = new Frontier();
    private final List<Difference> differences = new ArrayList<>();
    private boolean entriesComplete = true;
    private boolean tilesComplete = true;
    private final Visitor visitor;

    /** Sees each entry as it is read. */
    public interface Visitor {
        /** One entry, whether or not it is right. */
        void entry(long index, byte[] entry);
    }

    private record Difference(long index, String what) {}

    private LogAudit(TileSource source, long size, Visitor visitor) {
        this.source = source;
        this.size = size;
        this.visitor = visitor;
        reader = new TileReader(source, size);
    }

    /**
     * Checks a log.
     *
     * @param checkpoint whose signature was checked
     * @param known checkpoints of the same log that were signed before; each has to be a beginning of it
     * @return what is wrong, one line each; empty where all is right
     */
    public static List<String> of(TileSource source, Checkpoint checkpoint, List<Checkpoint> known, Visitor visitor)
            throws IOException {
        LogAudit audit = new LogAudit(source, checkpoint.size(), visitor);
        audit.check(checkpoint, known);
        return audit.faults.size() > MOST_FAULTS ? audit.faults.subList(0, MOST_FAULTS) : audit.faults;
    }

    private void check(Checkpoint checkpoint, List<Checkpoint> known) throws IOException {
        Map<Long, Hash> roots = new HashMap<>();
        List<Long> sizes =
                known.stream().map(Checkpoint::size).sorted().distinct().toList();
        List<byte[]> level = new ArrayList<>();
        int next = 0;
        for (long first = 0; first < size; first += TilePath.WIDTH) {
            TilePath entries = TilePath.in(TilePath.ENTRIES, first / TilePath.WIDTH, size);
            TilePath hashes = TilePath.in(0, first / TilePath.WIDTH, size);
            byte[] tile = tileOrNothing(hashes);
            List<byte[]> bundle = bundleOrNothing(entries);
            compare(first, bundle, tile, entries, hashes);
            int width = entries.width();
            for (int i = 0; i < width; i++) {
                while (next < sizes.size() && sizes.get(next) == first + i) {
                    roots.put(first + i, ofEntries.root());
                    next++;
                }
                if (i < bundle.size()) {
                    visitor.entry(first + i, bundle.get(i));
                    ofEntries.add(Hash.ofLeaf(bundle.get(i)));
                }
                if (tile.length > 0) {
                    ofTiles.add(Hash.at(tile, i * Hash.SIZE));
                }
            }
            if (tile.length > 0 && hashes.full()) {
                level.add(bytes(TileReader.folded(tile, 0, TilePath.WIDTH)));
            }
        }
        levels(level);
        verdict(checkpoint);
        known(checkpoint, known, roots);
        beyond();
    }

    private byte[] tileOrNothing(TilePath path) throws IOException {
        try {
            byte[] tile = reader.tile(path);
            earlier(path, tile);
            return tile;
        } catch (MalformedLog malformed) {
            tilesComplete = false;
            faults.add(malformed.why());
            return new byte[0];
        }
    }

    private List<byte[]> bundleOrNothing(TilePath path) throws IOException {
        try {
            byte[] bytes = reader.tile(path);
            List<byte[]> entries = EntryBundle.entries(bytes);
            earlier(path, bytes);
            boolean fallenBack = !path.full()
                    && source.read(path.toString(), EntryBundle.LARGEST).isEmpty();
            if (entries.size() > path.width() && fallenBack) {
                return entries.subList(0, path.width());
            }
            if (entries.size() != path.width()) {
                entriesComplete = false;
                faults.add(path + ": it holds " + entries.size() + " entries, not " + path.width());
            }
            return entries;
        } catch (MalformedLog malformed) {
            entriesComplete = false;
            faults.add(malformed.why().startsWith("tile/") ? malformed.why() : path + ": " + malformed.why());
            return List.of();
        }
    }

    /** Tells which entries do not stand where the tiles have them, and whether they stand elsewhere. */
    private void compare(long first, List<byte[]> bundle, byte[] tile, TilePath entries, TilePath hashes) {
        if (tile.length == 0 || bundle.isEmpty()) {
            return;
        }
        int width = Math.min(hashes.width(), tile.length / Hash.SIZE);
        List<Hash> wanted = new ArrayList<>();
        Map<Hash, Integer> places = new HashMap<>();
        for (int i = 0; i < width; i++) {
            wanted.add(Hash.at(tile, i * Hash.SIZE));
            places.putIfAbsent(wanted.get(i), i);
        }
        List<Hash> found = bundle.stream().map(Hash::ofLeaf).toList();
        if (found.size() < width) {
            int gap = 0;
            while (gap < found.size() && found.get(gap).equals(wanted.get(gap))) {
                gap++;
            }
            faults.add("entry " + (first + gap) + " is not in " + entries + ": it was dropped");
            return;
        }
        for (int i = 0; i < width; i++) {
            if (!found.get(i).equals(wanted.get(i))) {
                Integer elsewhere = places.get(found.get(i));
                differences.add(new Difference(
                        first + i,
                        elsewhere == null
                                ? "entry " + (first + i) + " in " + entries + " does not have the hash that " + hashes
                                        + " has of it"
                                : "entry " + (first + elsewhere) + " stands in place of entry " + (first + i) + " in "
                                        + entries + ": they were reordered"));
            }
        }
    }

    /** Holds the tiles of each level above the lowest against those below. */
    private void levels(List<byte[]> below) throws IOException {
        List<byte[]> level = below;
        for (int l = 1; !level.isEmpty(); l++) {
            List<byte[]> above = new ArrayList<>();
            long count = size >>> 8 * l;
            for (long first = 0; first < count; first += TilePath.WIDTH) {
                TilePath path = TilePath.in(l, first / TilePath.WIDTH, size);
                byte[] tile = tileOrNothing(path);
                if (tile.length == 0) {
                    continue;
                }
                for (int i = 0; i < path.width() && tilesComplete; i++) {
                    Hash computed = Hash.at(level.get((int) first + i), 0);
                    if (!Hash.at(tile, i * Hash.SIZE).equals(computed)) {
                        faults.add(path + ": hash " + i + " of it is not the one over tile/" + (l - 1) + " number "
                                + (first + i));
                    }
                }
                if (path.full()) {
                    above.add(bytes(TileReader.folded(tile, 0, TilePath.WIDTH)));
                }
            }
            level = above;
        }
    }

    private void verdict(Checkpoint checkpoint) {
        boolean entriesFit = entriesComplete && ofEntries.root().equals(checkpoint.root());
        boolean tilesFit = tilesComplete && ofTiles.root().equals(checkpoint.root());
        for (Difference difference : differences) {
            faults.add(difference.what()
                    + (entriesFit ? "; the tile was changed" : tilesFit ? "; the entry was changed" : ""));
        }
        if (!entriesFit && !tilesFit && entriesComplete && tilesComplete) {
            faults.add("the root over " + size + " entries is " + ofEntries.root() + ", and the checkpoint says "
                    + checkpoint.root() + ": these are not the entries that were signed");
        }
    }

    private void known(Checkpoint checkpoint, List<Checkpoint> known, Map<Long, Hash> roots) {
        roots.put(size, ofEntries.root());
        for (Checkpoint older : known) {
            if (!older.origin().equals(checkpoint.origin())) {
                faults.add("the known checkpoint is of another log: " + older.origin());
            } else if (older.size() > size) {
                faults.add("the log was truncated: it has " + size + " entries, and a checkpoint of " + older.size()
                        + " was signed before");
            } else if (entriesComplete && !Objects.equals(roots.get(older.size()), older.root())) {
                faults.add("the log was forked: its first " + older.size()
                        + " entries are not those that a checkpoint was signed of before");
            }
        }
    }

    /** Holds the files of a tile as it was before against what it is now, and finds those of later entries. */
    private void earlier(TilePath path, byte[] now) throws IOException {
        for (int width : source.partials(path.whenFull())) {
            if (width == path.width()) {
                continue;
            }
            TilePath other = new TilePath(path.level(), path.index(), width);
            if (width > path.width()) {
                beyond(other);
                continue;
            }
            byte[] bytes = source.read(other.toString(), EntryBundle.LARGEST).orElse(new byte[0]);
            boolean begins = bytes.length <= now.length && Arrays.equals(bytes, Arrays.copyOf(now, bytes.length));
            if (!begins || bytes.length != lengthOf(other, now)) {
                faults.add(other + ": it is not how " + path + " begins");
            }
        }
    }

    private static int lengthOf(TilePath path, byte[] wider) {
        if (path.level() != TilePath.ENTRIES) {
            return path.width() * Hash.SIZE;
        }
        int at = 0;
        for (int i = 0; i < path.width() && at + 1 < wider.length; i++) {
            at += 2 + ((wider[at] & 0xff) << 8 | wider[at + 1] & 0xff);
        }
        return at;
    }

    private void beyond(TilePath path) {
        faults.add(path + ": it holds more than the " + size
                + " entries of the checkpoint: they are not signed yet, or the checkpoint is an old one");
    }

    /** Files of entries that the checkpoint does not count. */
    private void beyond() throws IOException {
        TilePath last = new TilePath(TilePath.ENTRIES, size / TilePath.WIDTH, TilePath.WIDTH);
        if (source.read(last.toString(), EntryBundle.LARGEST).isPresent()) {
            beyond(last);
        } else if (size % TilePath.WIDTH == 0) {
            for (int width : source.partials(last)) {
                beyond(new TilePath(TilePath.ENTRIES, last.index(), width));
            }
        }
    }

    private static byte[] bytes(Hash hash) {
        byte[] bytes = new byte[Hash.SIZE];
        hash.write(bytes, 0);
        return bytes;
    }
}
