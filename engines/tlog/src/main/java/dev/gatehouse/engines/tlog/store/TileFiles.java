package dev.gatehouse.engines.tlog.store;

import dev.gatehouse.engines.tlog.Frontier;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.tile.EntryBundle;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.TilePath;
import dev.gatehouse.engines.tlog.tile.TileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Writes tiles and bundles as entries come. A full one is written at once, a partial one when a checkpoint is to be
 * published; {@link #force} waits until all of them are on the disk.
 */
final class TileFiles implements AutoCloseable {

    private static final int FIRST_BUNDLE = 1 << 16;
    private static final int WRITERS = 16;

    private final Path folder;
    private final List<Level> levels = new ArrayList<>();
    private final Set<Path> unforced = new LinkedHashSet<>();
    private final Set<Path> unforcedFolders = new LinkedHashSet<>();
    private final Set<Path> known = new LinkedHashSet<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("tlog-force").factory());
    private byte[] bundle = new byte[FIRST_BUNDLE];
    private int bundled;
    private long size;

    /** The tile of a level that is not full yet. */
    private static final class Level {
        private final byte[] hashes = new byte[TilePath.WIDTH * Hash.SIZE];
        private int width;
        private long index;
    }

    TileFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes up a log of a size where it stands.
     *
     * @return its right edge
     * @throws CorruptLog where its last files are not what they have to be
     */
    Frontier resume(long ofSize) throws IOException {
        TileReader reader = new TileReader(new FolderSource(folder), ofSize);
        size = ofSize;
        try {
            for (int l = 0; ofSize >>> 8 * l > 0; l++) {
                Level level = level(l);
                level.index = (ofSize >>> 8 * l) / TilePath.WIDTH;
                level.width = (int) ((ofSize >>> 8 * l) % TilePath.WIDTH);
                if (level.width > 0) {
                    byte[] tile = reader.tile(new TilePath(l, level.index, level.width));
                    System.arraycopy(tile, 0, level.hashes, 0, level.width * Hash.SIZE);
                }
            }
            if (!levels.isEmpty() && levels.getFirst().width > 0) {
                resumeBundle(reader, levels.getFirst());
            }
            return reader.frontier(ofSize);
        } catch (MalformedLog malformed) {
            throw new CorruptLog(malformed.why());
        }
    }

    private void resumeBundle(TileReader reader, Level leaves) throws IOException, MalformedLog {
        TilePath path = new TilePath(TilePath.ENTRIES, leaves.index, leaves.width);
        List<byte[]> entries = reader.entries(path);
        for (int i = 0; i < leaves.width; i++) {
            if (!Hash.ofLeaf(entries.get(i)).equals(Hash.at(leaves.hashes, i * Hash.SIZE))) {
                throw new MalformedLog(path + ": entry " + (leaves.index * TilePath.WIDTH + i)
                        + " does not have the hash that its tile has of it");
            }
            addToBundle(entries.get(i));
        }
    }

    private Level level(int number) {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        return levels.get(number);
    }

    /** Adds an entry whose hash is known. */
    void add(byte[] entry, Hash leaf) throws IOException {
        addToBundle(entry);
        if (level(0).width + 1 == TilePath.WIDTH) {
            TilePath full = new TilePath(TilePath.ENTRIES, level(0).index, TilePath.WIDTH);
            put(full, bundle, bundled);
            bundled = 0;
        }
        addHash(0, leaf);
        size++;
    }

    private void addToBundle(byte[] entry) {
        if (bundled + 2 + entry.length > bundle.length) {
            bundle = Arrays.copyOf(bundle, Math.min(EntryBundle.LARGEST, 2 * (bundle.length + entry.length)));
        }
        bundle[bundled] = (byte) (entry.length >> 8);
        bundle[bundled + 1] = (byte) entry.length;
        System.arraycopy(entry, 0, bundle, bundled + 2, entry.length);
        bundled += 2 + entry.length;
    }

    private void addHash(int number, Hash hash) throws IOException {
        Level level = level(number);
        hash.write(level.hashes, level.width * Hash.SIZE);
        level.width++;
        if (level.width == TilePath.WIDTH) {
            put(new TilePath(number, level.index, TilePath.WIDTH), level.hashes, level.hashes.length);
            Frontier whole = new Frontier();
            for (int i = 0; i < TilePath.WIDTH; i++) {
                whole.add(Hash.at(level.hashes, i * Hash.SIZE));
            }
            level.width = 0;
            level.index++;
            addHash(number + 1, whole.root());
        }
    }

    /** Writes the partial tiles of the present size. */
    void putPartial() throws IOException {
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            if (level.width > 0) {
                put(new TilePath(l, level.index, level.width), level.hashes, level.width * Hash.SIZE);
                if (l == 0) {
                    put(new TilePath(TilePath.ENTRIES, level.index, level.width), bundle, bundled);
                }
            }
        }
    }

    private void put(TilePath path, byte[] content, int length) throws IOException {
        Path file = folder.resolve(path.toString());
        Path parent = file.getParent();
        if (parent != null && known.add(parent)) {
            for (Path p = parent; p != null && !Files.isDirectory(p); p = p.getParent()) {
                unforcedFolders.add(p.getParent() == null ? p : p.getParent());
            }
            Files.createDirectories(parent);
        }
        DurableFile.put(file, content, length);
        unforced.add(file);
        if (parent != null) {
            unforcedFolders.add(parent);
        }
    }

    /** Waits until everything written is on the disk. */
    void force() throws IOException {
        List<Future<?>> forced = new ArrayList<>();
        for (Path file : unforced) {
            forced.add(writers.submit(() -> {
                DurableFile.force(file);
                return null;
            }));
        }
        await(forced);
        for (Path each : unforcedFolders) {
            DurableFile.force(each);
        }
    }

    private static void await(List<Future<?>> forced) throws IOException {
        try {
            for (Future<?> each : forced) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Removes the partial files of tiles that are full now, of those that were written since the last time. */
    void removeOutgrown() throws IOException {
        for (Path file : unforced) {
            Path partials = file.resolveSibling(file.getFileName() + ".p");
            if (!String.valueOf(file.getParent()).endsWith(".p") && Files.isDirectory(partials)) {
                try (Stream<Path> each = Files.list(partials)) {
                    for (Path partial : each.toList()) {
                        Files.deleteIfExists(partial);
                    }
                }
                known.remove(partials);
                Files.deleteIfExists(partials);
            }
        }
        unforced.clear();
        unforcedFolders.clear();
    }

    long size() {
        return size;
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
