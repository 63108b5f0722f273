package dev.gatehouse.engines.secretscan.cache;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects in which a scan with the same rules found nothing. Those with findings are not among them: they are
 * scanned each time, so that what is reported never depends on the cache. May be used by many threads, and its
 * directory by many scans of any repositories at a time: what they found is put together.
 *
 * <p>A cache that can't be used, whatever the reason, is as good as none, and is made anew.
 */
public final class ScanCache {

    /** Remembers nothing. */
    public static final ScanCache NONE = new ScanCache(null, IdList.NONE);

    /** New ids are written when they are so many, or so old, so that a scan that is ended early was not for nothing. */
    private static final int WRITTEN_AT = 1 << 17;

    private static final int LOOKED_AT = 1 << 10;
    private static final long WRITTEN_AFTER_NANOSECONDS = 3_000_000_000L;

    private final @Nullable CacheFile file;
    private final IdList known;
    private final Set<String> problems = new TreeSet<>();
    private List<ObjectId> added = new ArrayList<>();
    private long written = System.nanoTime();

    private ScanCache(@Nullable CacheFile file, IdList known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Opens the cache in a directory, which is made when it is written.
     *
     * @param key of all that decides what is found
     */
    public static ScanCache open(Path directory, CacheKey key) {
        CacheFile file = new CacheFile(directory, key);
        try {
            return new ScanCache(file, file.read());
        } catch (UnusableCache unusable) {
            ScanCache cache = new ScanCache(file, IdList.NONE);
            cache.problems.add(unusable.getMessage() + "; it is made anew");
            return cache;
        }
    }

    /** Whether nothing was found in an object by an earlier scan. */
    public boolean isClean(ObjectId id) {
        return known.has(id);
    }

    /** Whether no earlier scan is remembered. */
    public boolean isEmpty() {
        return known.count() == 0;
    }

    /** Takes an object in which nothing was found. */
    public void addClean(ObjectId id) {
        if (file != null) {
            List<ObjectId> full = null;
            synchronized (this) {
                added.add(id);
                if (added.size() == WRITTEN_AT || added.size() % LOOKED_AT == 0 && isOld()) {
                    full = added;
                    added = new ArrayList<>();
                    written = System.nanoTime();
                }
            }
            if (full != null) {
                write(full);
            }
        }
    }

    private boolean isOld() {
        return System.nanoTime() - written > WRITTEN_AFTER_NANOSECONDS;
    }

    /** Writes what it took. */
    public void save() {
        List<ObjectId> rest;
        synchronized (this) {
            rest = added;
            added = new ArrayList<>();
        }
        if (file != null && !rest.isEmpty()) {
            write(rest);
        }
    }

    private void write(List<ObjectId> ids) {
        if (file != null) {
            try {
                file.add(IdList.of(ids));
            } catch (IOException e) {
                synchronized (this) {
                    problems.add("can't be written: " + reason(e));
                }
            }
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + " " + message;
    }

    /** What was wrong with it; sentences about the cache, without a subject. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
