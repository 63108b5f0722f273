package dev.gatehouse.engines.tlog.store;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.Frontier;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A log that is appended to.
 *
 * <p><b>Order.</b> Entries that wait are taken together as a batch: they get their indices, the checkpoint of the log
 * with them is signed, and entries and checkpoint go to the journal, which is forced to the disk. Only then are they
 * acknowledged. Next they go into tiles; full tiles are written as they fill, without waiting for the disk. When the
 * journal has grown, or the store is closed, the tiles are forced, the checkpoint is published, and the journal is
 * emptied: in that order.
 *
 * <p><b>After a crash</b> the published checkpoint counts, and the journal from there on. Its batches are put into
 * tiles again, which writes the same bytes to the same files. A batch that is cut off at the journal's end was never
 * acknowledged. Every batch has to lead to the root that its checkpoint signs, and the whole to no less than what was
 * ever published: the folder {@code state} remembers the last checkpoint that was, so that a log that was set back or
 * replaced is refused, and no fork is ever signed.
 *
 * <p>One store at a time, over all processes. Safe for use by several threads.
 */
public final class LogStore implements AutoCloseable {

    /** The published checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    private static final String SIGNED = "signed";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_WAITING = 1 << 15;
    private static final int LARGEST_BATCH = 8 << 20;
    private static final long LONGEST_JOURNAL = 64L << 20;

    private final Path folder;
    private final Path state;
    private final SignerKey signer;
    private final String origin;
    private final FolderLock lock;
    private final Journal journal;
    private final TileFiles tiles;
    private final Frontier frontier;
    private final Thread appender;
    private final AtomicLong batches = new AtomicLong();

    private final ReentrantLock queueLock = new ReentrantLock();
    private final Condition changed = queueLock.newCondition();
    private List<Waiting> queue = new ArrayList<>();
    private int queuedBytes;
    private boolean closing;
    private @Nullable IOException broken;

    @SuppressWarnings("ArrayRecordComponent")
    private record Waiting(byte[] entry, Hash leaf, CompletableFuture<Long> acknowledged) {}

    private LogStore(
            Path folder,
            Path state,
            SignerKey signer,
            FolderLock lock,
            Journal journal,
            TileFiles tiles,
            Frontier frontier) {
        this.folder = folder;
        this.state = state;
        this.signer = signer;
        this.origin = signer.verifier().name();
        this.lock = lock;
        this.journal = journal;
        this.tiles = tiles;
        this.frontier = frontier;
        this.appender = Thread.ofPlatform().daemon().name("tlog-append").unstarted(this::appendAll);
    }

    /**
     * Makes a log without entries.
     *
     * @param folder of the files that anyone may see
     * @param state of the files that only its owner may
     * @throws IOException where there is a log already
     */
    public static void create(Path folder, Path state, SignerKey signer) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(state);
        try (FolderLock _ = FolderLock.take(state.resolve("lock"), PATIENCE)) {
            if (Files.exists(folder.resolve(CHECKPOINT)) || Files.exists(state.resolve(SIGNED))) {
                throw new IOException("there is a log in " + folder);
            }
            byte[] empty = signer.sign(new Checkpoint(signer.verifier().name(), 0, Hash.ofNothing()).text())
                    .note()
                    .getBytes(StandardCharsets.UTF_8);
            DurableFile.putDurably(state.resolve(SIGNED), empty);
            DurableFile.putDurably(folder.resolve(CHECKPOINT), empty);
        }
    }

    /**
     * Opens a log, and finishes what a crash left undone.
     *
     * @throws CorruptLog where its files contradict what was signed
     */
    public static LogStore open(Path folder, Path state, SignerKey signer) throws IOException {
        FolderLock lock = FolderLock.take(state.resolve("lock"), PATIENCE);
        TileFiles tiles = new TileFiles(folder);
        Journal journal = null;
        try {
            journal = Journal.open(state.resolve("journal"));
            Checkpoint published = signed(folder.resolve(CHECKPOINT), signer.verifier());
            Checkpoint last = signed(state.resolve(SIGNED), signer.verifier());
            Frontier frontier = tiles.resume(published.size());
            if (!frontier.root().equals(published.root())) {
                throw new CorruptLog("the tiles do not lead to the root of the checkpoint: `verify` tells which");
            }
            LogStore store = new LogStore(folder, state, signer, lock, journal, tiles, frontier);
            store.recover(journal.recover(), last);
            store.appender.start();
            return store;
        } catch (IOException | RuntimeException failed) {
            tiles.close();
            if (journal != null) {
                journal.close();
            }
            lock.close();
            throw failed;
        }
    }

    private static Checkpoint signed(Path file, VerifierKey key) throws IOException {
        if (!Files.exists(file)) {
            throw new CorruptLog("the file " + file.getFileName() + " is missing");
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            return checked(note, key);
        } catch (MalformedLog malformed) {
            throw new CorruptLog("the file " + file.getFileName() + " is " + malformed.why());
        }
    }

    private static Checkpoint checked(SignedNote note, VerifierKey key) throws MalformedLog {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (key.check(note) != VerifierKey.Outcome.SIGNED
                || !checkpoint.origin().equals(key.name())) {
            throw new MalformedLog("a checkpoint that this log's key did not sign");
        }
        return checkpoint;
    }

    private void recover(List<Journal.Batch> unfinished, Checkpoint last) throws IOException {
        boolean lastSeen = isAt(last);
        for (Journal.Batch batch : unfinished) {
            if (batch.first() + batch.entries().size() <= frontier.size()) {
                continue;
            }
            if (batch.first() != frontier.size()) {
                throw new CorruptLog("the journal goes on at entry " + batch.first() + ", the log has "
                        + frontier.size() + " entries");
            }
            for (byte[] entry : batch.entries()) {
                Hash leaf = Hash.ofLeaf(entry);
                frontier.add(leaf);
                tiles.add(entry, leaf);
                lastSeen |= isAt(last);
            }
            try {
                Checkpoint checkpoint = checked(SignedNote.parse(batch.note()), signer.verifier());
                if (!isAt(checkpoint)) {
                    throw new CorruptLog("the journal's entries from " + batch.first() + " are not those it signs");
                }
            } catch (MalformedLog malformed) {
                throw new CorruptLog("the journal holds " + malformed.why());
            }
        }
        if (!lastSeen) {
            throw new CorruptLog("a checkpoint of " + last.size() + " entries was signed before, and this log of "
                    + frontier.size() + " does not go through it: it was set back or replaced");
        }
        if (!unfinished.isEmpty()) {
            publish();
        }
    }

    private boolean isAt(Checkpoint checkpoint) {
        return checkpoint.size() == frontier.size() && checkpoint.root().equals(frontier.root());
    }

    /**
     * Appends an entry, once there is room among those that wait.
     *
     * @return its index, once it is on the disk; failed where it could not be written
     * @throws MalformedLog where it is too large
     */
    public CompletableFuture<Long> append(byte[] entry) throws MalformedLog {
        Journal.check(entry);
        Waiting waiting = new Waiting(entry, Hash.ofLeaf(entry), new CompletableFuture<>());
        queueLock.lock();
        try {
            while (!closing && (queue.size() >= MOST_WAITING || queuedBytes >= LARGEST_BATCH)) {
                changed.awaitUninterruptibly();
            }
            if (closing || broken != null) {
                waiting.acknowledged.completeExceptionally(
                        broken != null ? broken : new IOException("the log is closed"));
            } else {
                queue.add(waiting);
                queuedBytes += 2 + entry.length;
                changed.signalAll();
            }
        } finally {
            queueLock.unlock();
        }
        return waiting.acknowledged;
    }

    private void appendAll() {
        try {
            for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
                append(batch);
            }
        } catch (IOException | RuntimeException failed) {
            breakOff(failed);
        }
    }

    /** What waits, as soon as something does; nothing where the store is closed. */
    private List<Waiting> next() {
        queueLock.lock();
        try {
            while (queue.isEmpty() && !closing) {
                changed.awaitUninterruptibly();
            }
            List<Waiting> taken = queue;
            queue = new ArrayList<>();
            queuedBytes = 0;
            changed.signalAll();
            return taken;
        } finally {
            queueLock.unlock();
        }
    }

    private void append(List<Waiting> batch) throws IOException {
        long first = frontier.size();
        try {
            batch.forEach(each -> frontier.add(each.leaf));
            String note = signer.sign(new Checkpoint(origin, frontier.size(), frontier.root()).text())
                    .note();
            journal.append(
                    new Journal.Batch(first, batch.stream().map(Waiting::entry).toList(), note));
        } catch (IOException | RuntimeException failed) {
            batch.forEach(each -> each.acknowledged.completeExceptionally(failed));
            throw failed;
        }
        batches.incrementAndGet();
        long index = first;
        for (Waiting each : batch) {
            each.acknowledged.complete(index++);
        }
        for (Waiting each : batch) {
            tiles.add(each.entry, each.leaf);
        }
        if (journal.length() > LONGEST_JOURNAL) {
            publish();
        }
    }

    private void breakOff(Exception failed) {
        IOException why = failed instanceof IOException io ? io : new IOException(failed);
        queueLock.lock();
        try {
            broken = why;
            queue.forEach(each -> each.acknowledged.completeExceptionally(why));
            queue.clear();
            changed.signalAll();
        } finally {
            queueLock.unlock();
        }
    }

    private void publish() throws IOException {
        tiles.putPartial();
        tiles.force();
        byte[] note = signer.sign(new Checkpoint(origin, frontier.size(), frontier.root()).text())
                .note()
                .getBytes(StandardCharsets.UTF_8);
        DurableFile.putDurably(state.resolve(SIGNED), note);
        DurableFile.putDurably(folder.resolve(CHECKPOINT), note);
        journal.clear();
        tiles.removeOutgrown();
    }

    /** How often entries were forced to the disk since the store was opened. */
    public long batches() {
        return batches.get();
    }

    /** Writes what still waits, publishes the checkpoint, and lets the next one at the log. */
    @Override
    public void close() throws IOException {
        queueLock.lock();
        try {
            if (closing) {
                return;
            }
            closing = true;
            changed.signalAll();
        } finally {
            queueLock.unlock();
        }
        try (lock;
                journal;
                tiles) {
            appender.join();
            if (broken != null) {
                throw new IOException("the log could not be written", broken);
            }
            if (journal.length() > 0) {
                publish();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
