package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single objects from packs, remembering the latest bases; of one thread, which closes it. */
public final class PackReader implements AutoCloseable {

    /** Git makes no chain longer than 4095 (pack.depth); any that is longer than its pack has objects is a circle. */
    private static final int LONGEST_CHAIN = 1 << 20;

    private static final int CACHE_BYTES = 16 << 20;

    private final Limits limits;
    private final Bases elsewhere;
    private final Inflation inflation = new Inflation();
    private final EntryHeader header = new EntryHeader();
    private final Delta delta = new Delta();
    private final LinkedHashMap<Place, GitObject> cache = new LinkedHashMap<>(64, 0.75f, true);
    private long cached;

    /** A place in a pack. What a record has of its own would take a start milliseconds to make. */
    private record Place(PackFile pack, long offset) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Place(PackFile otherPack, long otherOffset)
                    && pack == otherPack
                    && offset == otherOffset;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(pack) + Long.hashCode(offset);
        }
    }

    private record Link(long offset, long data, int size) {}

    /** Finds bases that a delta names by their id, and that its own pack lacks. */
    @FunctionalInterface
    public interface Bases {

        /** The object; throws where it can't be read. */
        GitObject read(ObjectId id) throws UnreadableObject;
    }

    public PackReader(Limits limits, Bases elsewhere) {
        this.limits = limits;
        this.elsewhere = elsewhere;
    }

    /** Reads the object at a place in the order of the pack's ids. */
    public GitObject read(Pack pack, int position) throws UnreadableObject {
        return read(pack.file(), pack.contents(), pack.contents().offset(position));
    }

    GitObject read(PackFile file, PackContents contents, long offset) throws UnreadableObject {
        ArrayDeque<Link> chain = new ArrayDeque<>();
        GitObject object = null;
        long place = offset;
        while (object == null) {
            object = cache.get(new Place(file, place));
            if (object == null) {
                file.readHeader(place, header);
                ObjectType type = header.type;
                int size = bounded(header.size);
                Inflation.check(size, file.end() - header.data);
                if (type != null) {
                    byte[] content = new byte[size];
                    inflation.inflate(file, header.data, content, size);
                    object = new GitObject(type, content);
                    remember(file, place, object);
                } else {
                    chain.push(new Link(place, header.data, size));
                    if (chain.size() > longestChain(file, contents)) {
                        throw new UnreadableObject(Problem.Kind.CYCLIC, "its bases lead back to itself");
                    }
                    place = header.baseOffset;
                    ObjectId baseId = header.baseId;
                    if (baseId != null) {
                        int position = contents.find(baseId);
                        place = position < 0 ? -1 : contents.offset(position);
                        object = position < 0 ? elsewhere.read(baseId) : null;
                    }
                }
            }
        }
        while (!chain.isEmpty()) {
            object = child(file, object, chain.pop());
        }
        return object;
    }

    private static int longestChain(PackFile file, PackContents contents) {
        return Math.min(LONGEST_CHAIN, Math.max(file.declaredCount(), contents.count()));
    }

    private GitObject child(PackFile file, GitObject base, Link link) throws UnreadableObject {
        byte[] instructions = new byte[link.size()];
        inflation.inflate(file, link.data(), instructions, instructions.length);
        byte[] content = new byte[bounded(Delta.resultSize(instructions, instructions.length))];
        delta.apply(base.content(), base.content().length, instructions, instructions.length, content);
        GitObject object = new GitObject(base.type(), content);
        remember(file, link.offset(), object);
        return object;
    }

    int bounded(long size) throws UnreadableObject {
        if (size < 0 || size > limits.objectBytes()) {
            throw tooLarge(size, limits);
        }
        return (int) size;
    }

    static UnreadableObject tooLarge(long size, Limits limits) {
        return new UnreadableObject(
                Problem.Kind.TOO_LARGE,
                "it has " + Long.toUnsignedString(size) + " bytes, the limit is " + limits.objectBytes());
    }

    private void remember(PackFile file, long offset, GitObject object) {
        int length = object.content().length;
        if (length > CACHE_BYTES / 4) {
            return;
        }
        GitObject before = cache.put(new Place(file, offset), object);
        cached += length - (before == null ? 0 : before.content().length);
        var eldest = cache.entrySet().iterator();
        while (cached > CACHE_BYTES && eldest.hasNext()) {
            Map.Entry<Place, GitObject> entry = eldest.next();
            cached -= entry.getValue().content().length;
            eldest.remove();
        }
    }

    /** The type of an object, without reading its content. */
    public @Nullable ObjectType typeOf(Pack pack, int position) throws UnreadableObject {
        PackContents contents = pack.contents();
        long place = contents.offset(position);
        for (int i = 0; i <= longestChain(pack.file(), contents); i++) {
            pack.file().readHeader(place, header);
            if (header.type != null) {
                return header.type;
            }
            place = header.baseOffset;
            ObjectId baseId = header.baseId;
            if (baseId != null) {
                int base = contents.find(baseId);
                if (base < 0) {
                    return elsewhere.read(baseId).type();
                }
                place = contents.offset(base);
            }
        }
        throw new UnreadableObject(Problem.Kind.CYCLIC, "its bases lead back to itself");
    }

    @Override
    public void close() {
        inflation.close();
    }
}
