package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the ids of a pack's objects without an index: entry after entry, each hashed once its bases are known. */
final class RebuiltContents {

    private final PackFile file;
    private final Map<ObjectId, Long> found = new HashMap<>();

    private RebuiltContents(PackFile file) {
        this.file = file;
    }

    /**
     * Reads a pack from its beginning.
     *
     * @param silent whether a missing index was not yet named
     */
    static PackContents of(PackFile file, String name, boolean silent, Limits limits, Problems problems) {
        if (silent) {
            problems.add(Problem.Kind.MISSING, name, "the pack has no index; it was read without one");
        }
        return new RebuiltContents(file).contents(name, limits, problems);
    }

    private PackContents contents(String name, Limits limits, Problems problems) {
        long[] offsets = offsets(name, problems);
        PackContents known = new Known();
        List<Long> open = new ArrayList<>();
        Arrays.stream(offsets).forEach(open::add);
        PackReader.Bases none = id -> {
            throw new UnreadableObject(Problem.Kind.MISSING, "its base " + id + " is missing");
        };
        try (PackReader reader = new PackReader(limits, none)) {
            boolean progress = true;
            Map<Long, UnreadableObject> failed = new TreeMap<>();
            while (progress && !open.isEmpty()) {
                progress = false;
                failed.clear();
                for (long offset : open) {
                    try {
                        GitObject object = reader.read(file, known, offset);
                        byte[] content = object.content();
                        found.put(ObjectId.hash(file.format(), object.type(), content, content.length), offset);
                        progress = true;
                    } catch (UnreadableObject e) {
                        failed.put(offset, e);
                    }
                }
                open = new ArrayList<>(failed.keySet());
                progress &= failed.values().stream().anyMatch(e -> e.kind() == Problem.Kind.MISSING);
            }
            failed.forEach(
                    (offset, e) -> problems.add(e.kind(), name, "the object at offset " + offset + ": " + e.reason()));
        }
        List<ObjectId> ids = found.keySet().stream().sorted().toList();
        return new ListedContents(
                ids, ids.stream().mapToLong(id -> found.getOrDefault(id, -1L)).toArray());
    }

    private long[] offsets(String name, Problems problems) {
        long[] offsets = new long[1024];
        int count = 0;
        long place = PackFile.HEADER;
        EntryHeader header = new EntryHeader();
        byte[] scratch = new byte[1 << 15];
        try (Inflation inflation = new Inflation()) {
            while (file.holds(place) && count < Integer.MAX_VALUE - 8) {
                file.readHeader(place, header);
                long next = header.data + inflation.skip(file, header.data, header.size, scratch);
                if (count == offsets.length) {
                    offsets = Arrays.copyOf(offsets, 2 * count);
                }
                offsets[count++] = place;
                place = next;
            }
        } catch (UnreadableObject e) {
            problems.add(
                    e.kind(), name, "nothing after offset " + place + " can be read without an index: " + e.reason());
        }
        return Arrays.copyOf(offsets, count);
    }

    /** What is known so far. */
    private final class Known implements PackContents {

        @Override
        public int count() {
            return found.size();
        }

        @Override
        public ObjectId id(int position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long offset(int position) {
            return position;
        }

        @Override
        public boolean hasChecksums() {
            return false;
        }

        @Override
        public int checksum(int position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOf(ObjectId packTrailer) {
            return true;
        }

        @Override
        public boolean isIntact() {
            return true;
        }

        @Override
        public int find(ObjectId id) {
            Long offset = found.get(id);
            return offset == null || offset > Integer.MAX_VALUE ? -1 : offset.intValue();
        }
    }
}
