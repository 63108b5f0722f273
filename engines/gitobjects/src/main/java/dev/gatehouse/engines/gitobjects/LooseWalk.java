package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.Pack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits loose objects that no pack has. */
final class LooseWalk<S> {

    private final ObjectDirectories directories;
    private final Limits limits;
    private final Problems problems;
    private final ObjectVisitor<S> visitor;

    LooseWalk(ObjectDirectories directories, Limits limits, Problems problems, ObjectVisitor<S> visitor) {
        this.directories = directories;
        this.limits = limits;
        this.problems = problems;
        this.visitor = visitor;
    }

    private record Whole(ObjectId id, GitObject object) implements ObjectView {

        @Override
        public ObjectType type() {
            return object.type();
        }

        @Override
        public byte[] content() {
            return object.content();
        }

        @Override
        public int length() {
            return object.content().length;
        }

        @Override
        public @Nullable Delta delta() {
            return null;
        }

        @Override
        public boolean isBase() {
            return false;
        }

        @Override
        public boolean again() {
            return false;
        }
    }

    /** Visits those that are not among the visited, and adds them, unless they vanished: Git packed them meanwhile. */
    void run(List<Pack> packs, Set<ObjectId> visited, int threads) throws InterruptedException {
        List<ObjectId> open = new ArrayList<>();
        Set<ObjectId> vanished = ConcurrentHashMap.newKeySet();
        for (ObjectId id : listed()) {
            if (packs.stream().noneMatch(pack -> pack.find(id) >= 0) && visited.add(id)) {
                open.add(id);
            }
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement();
                        i < open.size()
                                && failure.get() == null
                                && !Thread.currentThread().isInterrupted();
                        i = next.getAndIncrement()) {
                    if (!visit(open.get(i))) {
                        vanished.add(open.get(i));
                    }
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> started = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, open.size()); i++) {
            started.add(Thread.ofPlatform().name("loose-walk-" + i).daemon().start(work));
        }
        work.run();
        for (Thread thread : started) {
            thread.join();
        }
        switch (failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
        visited.removeAll(vanished);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private Set<ObjectId> listed() {
        Set<ObjectId> ids = new TreeSet<>();
        for (LooseObjects loose : directories.loose()) {
            loose.list(ids, directories.name(loose), problems);
        }
        return ids;
    }

    /** Whether it is still there. */
    private boolean visit(ObjectId id) {
        UnreadableObject first = null;
        String where = "";
        for (LooseObjects loose : directories.loose()) {
            try (LooseObjects.Opened opened = loose.open(id)) {
                if (opened != null) {
                    where = directories.name(loose);
                    visit(loose, opened, id);
                    return true;
                }
            } catch (UnreadableObject e) {
                where = directories.name(loose);
                first = first == null ? e : first;
            } catch (IOException e) {
                where = directories.name(loose);
                first = new UnreadableObject(Problem.Kind.UNREADABLE, "its file can't be read");
            }
        }
        if (first != null) {
            problems.add(first, where, id);
        }
        return first != null;
    }

    private void visit(LooseObjects loose, LooseObjects.Opened opened, ObjectId id)
            throws IOException, UnreadableObject {
        Predicate<ObjectId> only = visitor.only(opened.type());
        if (!visitor.wants(opened.type()) || only != null && !only.test(id)) {
            return;
        }
        if (opened.length() > limits.objectBytes()) {
            visitor.visitLarge(opened.type(), id, opened.length(), opened.content());
        } else {
            visitor.visit(new Whole(id, loose.content(opened, id)), null);
        }
    }
}
