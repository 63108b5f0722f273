package dev.gatehouse.engines.secretscan.history.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does numbered pieces of work in several threads. */
public final class Workers {

    private Workers() {}

    /** Does the work of one thread. */
    @FunctionalInterface
    public interface Worker {

        /** Does the pieces from a number to before another. */
        void work(int from, int to);
    }

    /**
     * Does all pieces. What a worker throws is thrown.
     *
     * @param threads at least one, this one among them
     * @param count of pieces, numbered from zero
     * @param atOnce how many are taken at a time
     * @param workers gives each thread its own
     */
    public static void run(int threads, int count, int atOnce, Supplier<Worker> workers) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                Worker worker = workers.get();
                for (int from = next.getAndAdd(atOnce);
                        from >= 0
                                && from < count
                                && failure.get() == null
                                && !Thread.currentThread().isInterrupted();
                        from = next.getAndAdd(atOnce)) {
                    worker.work(from, Math.min(count, from + atOnce));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> started = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, (count + atOnce - 1) / atOnce); i++) {
            started.add(Thread.ofPlatform().name("attribution-" + i).daemon().start(work));
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
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
