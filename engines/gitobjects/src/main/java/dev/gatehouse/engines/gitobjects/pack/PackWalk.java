package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectVisitor;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Visits the wanted objects of a pack, each tree of deltas from its root down, so that nothing is inflated twice.
 *
 * <p>Each thread takes the next root and walks down from it. Of a base it keeps the content until its last child was
 * made; since the child with the largest tree comes last, it keeps at most as many bases as the logarithm of the tree's
 * size. Where that is still more than the limit, the oldest are dropped and made again when they are needed. A thread
 * that finds no root left is handed a branch by one that still has some.
 *
 * @param <S> what the visitor keeps of a base
 */
public final class PackWalk<S> {

    private final Families families;
    private final BitSet wanted;
    private final Limits limits;
    private final int threads;
    private final Problems problems;
    private final ObjectVisitor<S> visitor;
    private final Elsewhere elsewhere;

    private final AtomicInteger nextEntry = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final ConcurrentLinkedQueue<Branch<S>> branches = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Reads objects that this pack can't give from the others. */
    public interface Elsewhere extends PackReader.Bases {

        /** The type of an object that is not in the pack; null where it is nowhere. */
        @Nullable
        ObjectType typeOf(ObjectId id) throws UnreadableObject;

        /** The object from another place than this pack, checked to be what its name says. */
        GitObject readHashed(ObjectId id) throws UnreadableObject;
    }

    /** A tree of deltas that a thread hands to another, with its base. */
    record Branch<S>(int entry, GitObject base, @Nullable S state) {}

    /**
     * Prepares a walk.
     *
     * @param families of the pack, of which no other walk is on its way
     * @param owned the objects that are to be visited in this pack, by their places in the order of ids; those that an
     *     other pack has, too, are owned by one of them
     */
    public PackWalk(
            Families families,
            BitSet owned,
            Limits limits,
            int threads,
            Problems problems,
            ObjectVisitor<S> visitor,
            Elsewhere elsewhere) {
        this.families = families;
        this.limits = limits;
        this.threads = threads;
        this.problems = problems;
        this.visitor = visitor;
        this.elsewhere = elsewhere;
        wanted = new BitSet(families.count());
        for (ObjectType type : ObjectType.values()) {
            if (visitor.wants(type)) {
                want(type, owned, visitor.only(type));
            }
        }
        families.count(wanted);
    }

    private void want(ObjectType type, BitSet owned, @Nullable Predicate<ObjectId> only) {
        for (int i = 0; i < families.count(); i++) {
            int position = families.position(i);
            if (type == families.type(i) && owned.get(position) && (only == null || only.test(families.id(i)))) {
                wanted.set(position);
            }
        }
    }

    /** How many objects it will visit, if all can be read. */
    public int wanted() {
        return wanted.cardinality();
    }

    /** Visits all. What the visitor throws is thrown. */
    public void run() throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            started.add(Thread.ofPlatform().name("pack-walk-" + i).daemon().start(this::work));
        }
        work();
        for (Thread thread : started) {
            thread.join();
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case InterruptedException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void work() {
        try (FamilyWalk<S> walk = new FamilyWalk<>(this)) {
            while (failure.get() == null) {
                int root = nextRoot();
                Branch<S> branch = root < 0 ? awaitBranch() : branches.poll();
                if (branch != null) {
                    walk.down(branch);
                }
                if (root >= 0) {
                    walk.down(root);
                } else if (branch == null) {
                    return;
                }
            }
        } catch (RuntimeException | Error | InterruptedException e) {
            failure.compareAndSet(null, e);
        }
    }

    private int nextRoot() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (nextEntry.get() < families.count()) {
            int entry = nextEntry.getAndIncrement();
            if (entry < families.count() && families.isRoot(entry) && families.wanted(entry) > 0) {
                return entry;
            }
        }
        return Families.NONE;
    }

    /** Waits until a thread hands over a branch; null once no thread has any work. */
    private @Nullable Branch<S> awaitBranch() throws InterruptedException {
        idle.incrementAndGet();
        while (failure.get() == null) {
            Branch<S> branch = branches.poll();
            if (branch != null) {
                idle.decrementAndGet();
                return branch;
            }
            if (idle.get() >= threads && branches.isEmpty()) {
                return null;
            }
            Thread.sleep(0, 200_000);
        }
        return null;
    }

    /** Whether a thread waits for a branch. */
    boolean isAsked() {
        return idle.get() > 0 && branches.isEmpty();
    }

    void hand(Branch<S> branch) {
        branches.add(branch);
    }

    boolean isStopped() {
        return failure.get() != null;
    }

    Families families() {
        return families;
    }

    boolean wants(int entry) {
        return wanted.get(families.position(entry));
    }

    /** Whether the index can be believed. */
    boolean isIntact() {
        return families.isIntact();
    }

    Limits limits() {
        return limits;
    }

    int threads() {
        return threads;
    }

    Problems problems() {
        return problems;
    }

    ObjectVisitor<S> visitor() {
        return visitor;
    }

    Elsewhere elsewhere() {
        return elsewhere;
    }
}
