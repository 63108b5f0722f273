package dev.gatehouse.connectors.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks about many things at once, and gives what was seen in their order. */
public final class EachOf {

    private static final int AT_ONCE = 16;

    private EachOf() {}

    /**
     * One result for each item, in order.
     *
     * @param look asked from several threads at once
     */
    public static <T, R> List<R> of(List<T> items, Function<T, R> look) {
        Semaphore slots = new Semaphore(AT_ONCE);
        List<R> results = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>(items.size());
            for (T item : items) {
                slots.acquire();
                futures.add(threads.submit(() -> {
                    try {
                        return look.apply(item);
                    } finally {
                        slots.release();
                    }
                }));
            }
            for (Future<R> future : futures) {
                results.add(future.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
        return results;
    }
}
