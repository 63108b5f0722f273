package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of a pack's objects without an index: each entry is hashed once, right after its base, so that the time
 * is linear in what the entries hold.
 */
final class RebuiltContents implements AutoCloseable {

    private static final int NONE = -1;

    private final PackFile file;
    private final String name;
    private final Limits limits;
    private final Problems problems;
    private final Map<ObjectId, Long> found = new HashMap<>();
    private final Inflation inflation = new Inflation();
    private final EntryHeader header = new EntryHeader();
    private final Delta delta = new Delta();
    private final PackReader reader;

    private long[] offsets = new long[1024];
    private int count;
    private int[] firstChildren = {};
    private int[] siblings = {};
    private final Map<ObjectId, Integer> waiting = new HashMap<>();
    private final List<Frame> stack = new ArrayList<>();
    private long retained;

    /** A base whose children are still to be read. */
    private static final class Frame {

        private final int entry;
        private final ObjectType type;
        private byte @Nullable [] content;
        private int next;

        Frame(int entry, ObjectType type, byte[] content, int next) {
            this.entry = entry;
            this.type = type;
            this.content = content;
            this.next = next;
        }
    }

    private RebuiltContents(PackFile file, String name, Limits limits, Problems problems) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.problems = problems;
        reader = new PackReader(limits, id -> {
            throw new UnreadableObject(Problem.Kind.MISSING, "its base " + id + " is missing");
        });
    }

    /**
     * Reads a pack from its beginning.
     *
     * @param silent whether a missing index was not yet named
     */
    static PackContents of(PackFile file, String name, boolean silent, Limits limits, Problems problems) {
        if (silent) {
            problems.add(Problem.Kind.NO_INDEX, name, "the pack has no index; it was read without one");
        }
        try (RebuiltContents rebuilt = new RebuiltContents(file, name, limits, problems)) {
            return rebuilt.contents();
        }
    }

    private PackContents contents() {
        findOffsets();
        int[] roots = link();
        for (int root : roots) {
            root(root);
            while (!stack.isEmpty()) {
                step();
            }
        }
        waiting.forEach((base, first) -> {
            for (int entry = first; entry >= 0; entry = siblings[entry]) {
                lost(entry, new UnreadableObject(Problem.Kind.MISSING, "its base " + base + " is missing"));
            }
        });
        List<ObjectId> ids = found.keySet().stream().sorted().toList();
        return new ListedContents(
                ids, ids.stream().mapToLong(id -> found.getOrDefault(id, -1L)).toArray(), true);
    }

    private void findOffsets() {
        long place = PackFile.HEADER;
        byte[] scratch = new byte[1 << 15];
        try {
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
    }

    /** Notes of each entry which are deltas against it; gives those that are none. */
    private int[] link() {
        firstChildren = new int[count];
        siblings = new int[count];
        Arrays.fill(firstChildren, NONE);
        Arrays.fill(siblings, NONE);
        int[] roots = new int[count];
        int rootCount = 0;
        for (int entry = count - 1; entry >= 0; entry--) {
            try {
                file.readHeader(offsets[entry], header);
                ObjectId baseId = header.baseId;
                if (!header.isDelta()) {
                    roots[rootCount++] = entry;
                } else if (baseId != null) {
                    Integer before = waiting.put(baseId, entry);
                    siblings[entry] = before == null ? NONE : before;
                } else {
                    int base = Arrays.binarySearch(offsets, 0, count, header.baseOffset);
                    if (base < 0) {
                        throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is at no object's place");
                    }
                    siblings[entry] = firstChildren[base];
                    firstChildren[base] = entry;
                }
            } catch (UnreadableObject e) {
                problems.add(e.kind(), name, at(entry) + e.reason());
            }
        }
        return Arrays.copyOf(roots, rootCount);
    }

    private String at(int entry) {
        return "the object at offset " + offsets[entry] + ": ";
    }

    private void root(int entry) {
        try {
            file.readHeader(offsets[entry], header);
            ObjectType type = header.type;
            if (type != null && (header.size < 0 || header.size > limits.objectBytes())) {
                large(entry, type);
            } else {
                GitObject object = reader.read(file, new Known(), offsets[entry]);
                read(entry, object.type(), object.content());
            }
        } catch (UnreadableObject e) {
            lost(entry, e);
        }
    }

    private void large(int entry, ObjectType type) throws UnreadableObject {
        if (header.size < 0) {
            throw PackReader.tooLarge(header.size, limits);
        }
        MessageDigest digest = file.format().digest();
        digest.update((type.word() + " " + header.size + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] part = new byte[1 << 16];
        try (InputStream content = inflation.stream(file, header.data, header.size)) {
            for (int length = content.read(part); length >= 0; length = content.read(part)) {
                digest.update(part, 0, length);
            }
        } catch (IOException e) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be inflated");
        }
        byte[] id = digest.digest();
        int children = children(entry, ObjectId.at(id, 0, id.length));
        for (int child = children; child >= 0; child = siblings[child]) {
            lost(child, new UnreadableObject(Problem.Kind.TOO_LARGE, "its base has " + header.size + " bytes"));
        }
    }

    private void read(int entry, ObjectType type, byte[] content) {
        int first = children(entry, ObjectId.hash(file.format(), type, content, content.length));
        if (first >= 0) {
            stack.add(new Frame(entry, type, content, first));
            retained += content.length;
            for (int i = 0; retained > limits.retainedBytes() && i < stack.size() - 1; i++) {
                drop(stack.get(i));
            }
        }
    }

    /** Takes an entry's id; gives the first of those that are deltas against it. */
    private int children(int entry, ObjectId id) {
        found.putIfAbsent(id, offsets[entry]);
        int first = firstChildren[entry];
        Integer named = waiting.remove(id);
        if (named == null) {
            return first;
        }
        int last = named;
        while (siblings[last] >= 0) {
            last = siblings[last];
        }
        siblings[last] = first;
        return named;
    }

    private void drop(Frame frame) {
        byte[] content = frame.content;
        if (content != null) {
            retained -= content.length;
            frame.content = null;
        }
    }

    private void step() {
        Frame top = stack.getLast();
        int entry = top.next;
        top.next = siblings[entry];
        try {
            byte[] base = top.content;
            if (base == null) {
                base = reader.read(file, new Known(), offsets[top.entry]).content();
            }
            file.readHeader(offsets[entry], header);
            byte[] instructions = new byte[reader.bounded(header.size)];
            inflation.inflate(file, header.data, instructions, instructions.length);
            byte[] content = new byte[reader.bounded(Delta.resultSize(instructions, instructions.length))];
            delta.apply(base, base.length, instructions, instructions.length, content);
            pop(top);
            read(entry, top.type, content);
        } catch (UnreadableObject e) {
            pop(top);
            lost(entry, e);
        }
    }

    /** Forgets a base whose last child was read. */
    private void pop(Frame top) {
        if (top.next < 0) {
            drop(top);
            stack.removeLast();
        }
    }

    /** Names an entry that can't be read, and all that are made of it. */
    private void lost(int entry, UnreadableObject thrown) {
        problems.add(thrown.kind(), name, at(entry) + thrown.reason());
        List<Integer> open = new ArrayList<>(List.of(entry));
        while (!open.isEmpty()) {
            for (int child = firstChildren[open.removeLast()]; child >= 0; child = siblings[child]) {
                problems.add(Problem.Kind.MISSING, name, at(child) + "one of its bases can't be read");
                open.add(child);
            }
        }
    }

    @Override
    public void close() {
        reader.close();
        inflation.close();
    }

    /** What is known so far. */
    private final class Known implements PackContents {

        @Override
        public int count() {
            return count;
        }

        @Override
        public ObjectId id(int position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long offset(int position) {
            return offsets[position];
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
        public int find(byte[] source, int offset) {
            Long place = found.get(ObjectId.at(source, offset, file.format().idLength()));
            return place == null ? -1 : Arrays.binarySearch(offsets, 0, count, place);
        }
    }
}
