package dev.gatehouse.engines.tlog.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process, and in it one store, at a time. The system lets go of it when the process ends, however it does. */
final class FolderLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for it.
     *
     * @throws IOException where another keeps it for longer than that
     */
    static FolderLock take(Path file, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isTaken(channel)) {
            if (System.nanoTime() - deadline > 0) {
                channel.close();
                throw new IOException("another process has held " + file + " for " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new FolderLock(channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
