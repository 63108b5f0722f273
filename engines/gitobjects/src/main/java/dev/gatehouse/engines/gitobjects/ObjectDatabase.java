package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.Pack;
import dev.gatehouse.engines.gitobjects.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a repository: its packs and loose objects, and those of its alternates. May be used by many threads.
 * When Git packs the repository anew meanwhile, packs that are open stay readable, and new ones are found.
 */
public final class ObjectDatabase implements AutoCloseable {

    /** How often a walk looks for new packs at its end, and how often they are looked for without a pause. */
    static final int REFRESHES = 8;

    /** Directories are listed anew for objects that were not found, later no more often than that. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(500);

    /** How many packs a chain of deltas may go through; Git makes no such chains. */
    private static final int FOREIGN_BASES = 3;

    private final Limits limits;
    private final ObjectFormat format;
    private final Problems problems;
    private final ObjectDirectories directories;
    private final List<Queue<PackReader>> readers = new ArrayList<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    private ObjectDatabase(GitDirectory directory, Limits limits) {
        this.limits = limits;
        this.format = directory.format();
        this.problems = new Problems(limits.problems());
        this.directories = new ObjectDirectories(directory, limits, problems);
        for (int i = 0; i <= FOREIGN_BASES; i++) {
            readers.add(new ConcurrentLinkedQueue<>());
        }
    }

    /** Opens the packs of a repository and its alternates. */
    public static ObjectDatabase open(GitDirectory directory, Limits limits) {
        return new ObjectDatabase(directory, limits);
    }

    /** What could not be read so far. */
    public Problems problems() {
        return problems;
    }

    /** Whether an object is there; says nothing of whether it can be read. */
    public boolean contains(ObjectId id) {
        if (id.length() != format.idLength()) {
            return false;
        }
        for (Pack pack : directories.packs()) {
            if (pack.find(id) >= 0) {
                return true;
            }
        }
        return directories.loose().stream().anyMatch(loose -> loose.contains(id));
    }

    /** Numbers for the objects of the packs that are there now. */
    public ObjectNumbers numbers() {
        return new ObjectNumbers(directories.packs());
    }

    /** The only object whose id begins with these digits, at least four; null where there is none, or several. */
    public @Nullable ObjectId findByPrefix(String digits) {
        String prefix = digits.toLowerCase(Locale.ROOT);
        if (prefix.length() < 4 || !prefix.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        Set<ObjectId> found = new HashSet<>();
        for (Pack pack : directories.packs()) {
            for (int i = pack.firstFrom(prefix);
                    i < pack.count() && pack.id(i).toString().startsWith(prefix) && found.size() < 2;
                    i++) {
                found.add(pack.id(i));
            }
        }
        for (LooseObjects loose : directories.loose()) {
            loose.listByPrefix(prefix, found);
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** Reads an object, from another place if it is damaged in one. */
    public GitObject read(ObjectId id) throws UnreadableObject {
        if (id.length() != format.idLength()) {
            throw new UnreadableObject(Problem.Kind.MISSING, "its id is none of this repository");
        }
        return read(id, 0, null);
    }

    /** Reads an object from another place than a pack, and checks that it is the one. */
    GitObject readElsewhere(ObjectId id, Pack pack) throws UnreadableObject {
        return read(id, 0, pack);
    }

    /** Reads an object; where a pack is named that was of no use, from elsewhere, and checks that it is the one. */
    private GitObject read(ObjectId id, int depth, @Nullable Pack except) throws UnreadableObject {
        UnreadableObject first = null;
        int known = -1;
        while (known < directories.packs().size()) {
            known = directories.packs().size();
            for (Pack pack : directories.packs()) {
                int position = pack.equals(except) ? -1 : pack.find(id);
                if (position >= 0) {
                    try {
                        GitObject object = read(pack, position, depth);
                        if (except == null || isNamed(object, id)) {
                            return object;
                        }
                        throw new UnreadableObject(Problem.Kind.CORRUPT, "its content is not what its name says");
                    } catch (UnreadableObject e) {
                        first = first == null ? e : first;
                    }
                }
            }
            for (LooseObjects loose : directories.loose()) {
                try {
                    GitObject object = loose.read(id);
                    if (object != null) {
                        return object;
                    }
                } catch (UnreadableObject e) {
                    first = first == null ? e : first;
                } catch (IOException e) {
                    first = new UnreadableObject(Problem.Kind.UNREADABLE, "its file can't be read");
                }
            }
            if (first == null) {
                refresh();
            }
        }
        throw first != null ? first : new UnreadableObject(Problem.Kind.MISSING, "the object is missing");
    }

    /** Opens an object of any size. One that is too large to be held in memory is read while its content is. */
    public ObjectStream open(ObjectId id) throws UnreadableObject {
        try {
            GitObject object = read(id);
            return new ObjectStream(object.type(), object.content().length, new ByteArrayInputStream(object.content()));
        } catch (UnreadableObject e) {
            ObjectStream large = e.kind() == Problem.Kind.TOO_LARGE ? large(id) : null;
            if (large == null) {
                throw e;
            }
            return large;
        }
    }

    private @Nullable ObjectStream large(ObjectId id) throws UnreadableObject {
        for (Pack pack : directories.packs()) {
            int position = pack.find(id);
            ObjectStream stream = position < 0 ? null : pack.open(position);
            if (stream != null) {
                return stream;
            }
        }
        for (LooseObjects loose : directories.loose()) {
            try {
                LooseObjects.Opened opened = loose.open(id);
                if (opened != null) {
                    return new ObjectStream(opened.type(), opened.length(), opened.content());
                }
            } catch (IOException e) {
                throw new UnreadableObject(Problem.Kind.UNREADABLE, "its file can't be read");
            }
        }
        return null;
    }

    private boolean isNamed(GitObject object, ObjectId id) {
        return ObjectId.hash(format, object.type(), object.content(), object.content().length)
                .equals(id);
    }

    private void refresh() {
        if (refreshes.incrementAndGet() <= REFRESHES) {
            directories.refresh();
            return;
        }
        long last = refreshed.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_REFRESHES.toNanos() && refreshed.compareAndSet(last, now)) {
            directories.refresh();
        }
    }

    private GitObject read(Pack pack, int position, int depth) throws UnreadableObject {
        PackReader reader = reader(depth);
        try {
            return reader.read(pack, position);
        } finally {
            readers.get(depth).add(reader);
        }
    }

    private PackReader reader(int depth) {
        PackReader free = readers.get(depth).poll();
        return free != null
                ? free
                : new PackReader(limits, id -> {
                    if (depth == FOREIGN_BASES) {
                        throw new UnreadableObject(Problem.Kind.CYCLIC, "its bases lead through too many packs");
                    }
                    return read(id, depth + 1, null);
                });
    }

    /** The type of an object; null where it is nowhere. */
    @Nullable
    ObjectType typeOf(ObjectId id) throws UnreadableObject {
        for (Pack pack : directories.packs()) {
            int position = pack.find(id);
            if (position >= 0) {
                PackReader reader = reader(0);
                try {
                    return reader.typeOf(pack, position);
                } finally {
                    readers.getFirst().add(reader);
                }
            }
        }
        for (LooseObjects loose : directories.loose()) {
            try (LooseObjects.Opened opened = loose.open(id)) {
                if (opened != null) {
                    return opened.type();
                }
            } catch (IOException e) {
                throw new UnreadableObject(Problem.Kind.UNREADABLE, "its file can't be read");
            }
        }
        return null;
    }

    /**
     * Visits every object that the visitor wants once. What the visitor throws is thrown.
     *
     * @param threads at least one, this one among them
     */
    public <S> void walk(ObjectVisitor<S> visitor, int threads) throws InterruptedException {
        walk(threads).visit(visitor);
    }

    /**
     * A walk that may be gone several times, by one visitor after another.
     *
     * @param threads at least one
     */
    public ObjectWalk walk(int threads) {
        return new ObjectWalk(this, directories, limits, problems, threads);
    }

    @Override
    public void close() {
        for (Queue<PackReader> queue : readers) {
            for (PackReader reader = queue.poll(); reader != null; reader = queue.poll()) {
                reader.close();
            }
        }
    }
}
