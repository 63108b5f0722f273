package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectStream;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A pack with the ids of its objects. */
public final class Pack {

    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final String name;
    private final PackFile file;
    private final PackContents contents;

    Pack(String name, PackFile file, PackContents contents) {
        this.name = name;
        this.file = file;
        this.contents = contents;
    }

    /**
     * Opens a pack. Where its index is missing, damaged or another pack's, the ids are found by reading the pack.
     *
     * @param path of the file {@code pack-….pack}
     * @param name of the file for people
     * @param listed what a multi-pack index says of the pack; null where there is none
     * @return null where nothing of it can be read; the problem is named
     */
    public static @Nullable Pack open(
            Path path,
            String name,
            ObjectFormat format,
            @Nullable MultiPackIndex listed,
            Limits limits,
            Problems problems) {
        try {
            PackFile file = PackFile.open(path, format);
            return new Pack(name, file, contents(path, name, file, listed, limits, problems));
        } catch (NoSuchFileException e) {
            return null; // Git packed the repository anew meanwhile; what was in the pack is in another.
        } catch (IOException e) {
            problems.add(Problem.Kind.UNREADABLE, name, "the pack can't be read");
        } catch (UnreadableObject e) {
            problems.add(e, name, null);
        }
        return null;
    }

    private static PackContents contents(
            Path path, String name, PackFile file, @Nullable MultiPackIndex listed, Limits limits, Problems problems)
            throws IOException, UnreadableObject {
        String packName = String.valueOf(path.getFileName());
        String indexName = packName.substring(0, packName.length() - ".pack".length()) + ".idx";
        Path index = path.resolveSibling(indexName);
        String where = name.substring(0, name.length() - packName.length()) + indexName;
        boolean complete = true;
        UnreadableObject fault = file.fault();
        if (appears(index, path)) {
            try {
                PackIndex read = PackIndex.open(index, file.format());
                if (fault != null && read.isOf(file.trailer())) {
                    problems.add(fault, name, null);
                    return read;
                }
                if (read.isOf(file.trailer()) && read.count() == file.declaredCount()) {
                    return read;
                }
                if (read.count() == file.declaredCount() && file.isCutShort(read)) {
                    problems.add(Problem.Kind.TRUNCATED, name, "the pack ends before its last objects");
                    return read;
                }
                problems.add(
                        Problem.Kind.NO_INDEX, where, "it is not the index of this pack; the pack was read without it");
                complete = false;
            } catch (IOException e) {
                problems.add(Problem.Kind.NO_INDEX, where, "the index can't be read; the pack was read without it");
            } catch (UnreadableObject e) {
                problems.add(Problem.Kind.NO_INDEX, where, e.reason() + "; the pack was read without it");
            }
        } else {
            PackContents all = listed == null ? null : listed.contentsOf(indexName);
            if (all != null && all.count() == file.declaredCount()) {
                return all;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return RebuiltContents.of(file, name, complete, limits, problems);
    }

    /** Whether an index is there, or comes: Git gives a new pack its name a moment before the index. */
    private static boolean appears(Path index, Path pack) throws IOException {
        for (int i = 0; i < 20 && !Files.exists(index); i++) {
            if (Files.getLastModifiedTime(pack)
                    .toInstant()
                    .isBefore(Instant.now().minus(YOUNG))) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return Files.exists(index);
    }

    /** The file, for people: {@code objects/pack/pack-….pack}. */
    public String name() {
        return name;
    }

    PackFile file() {
        return file;
    }

    PackContents contents() {
        return contents;
    }

    /** How many objects it has. */
    public int count() {
        return contents.count();
    }

    /** The id of an object, by its place in the order of ids. */
    public ObjectId id(int position) {
        return contents.id(position);
    }

    /** The place of an id in their order; negative where it is not in the pack. */
    public int find(ObjectId id) {
        return contents.find(id);
    }

    /** The place of the id whose bytes begin at an offset; negative where it is not in the pack. */
    public int find(byte[] source, int offset) {
        return contents.find(source, offset);
    }

    /** Opens a whole object of any size; null where it is a delta. */
    public @Nullable ObjectStream open(int position) throws UnreadableObject {
        EntryHeader header = new EntryHeader();
        file.readHeader(contents.offset(position), header);
        ObjectType type = header.type;
        if (type == null || header.size < 0) {
            return null;
        }
        Inflation inflation = new Inflation();
        InputStream content = new FilterInputStream(inflation.stream(file, header.data, header.size)) {
            @Override
            public void close() {
                inflation.close();
            }
        };
        return new ObjectStream(type, header.size, content);
    }

    /** The place of the first id that is not less than these digits; the count where there is none. */
    public int firstFrom(String digits) {
        int low = 0;
        int high = contents.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (contents.id(middle).toString().compareTo(digits) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
