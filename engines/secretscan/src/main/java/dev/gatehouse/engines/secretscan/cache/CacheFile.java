package dev.gatehouse.engines.secretscan.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The file of a cache: {@code MAGIC}, the key, the number of ids, the ids in ascending order, and the CRC-32C of all of
 * that; numbers in big-endian order.
 *
 * <p>It is replaced as a whole, so that readers need no lock. Writers have one on a file of its own, and put theirs
 * together with what was written since they read. No symbolic link is followed at any of these names.
 */
final class CacheFile {

    private static final byte[] MAGIC = "gatehouse scanned objects 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "scanned-objects";
    private static final int TRAILER = Integer.BYTES;

    /** More bytes of ids are not remembered; of SHA-1, six million. */
    private static final int MOST_BYTES = 128 << 20;

    private static final int LOCK_TRIES = 100;
    private static final int LOCK_PAUSE_MILLISECONDS = 100;

    private final Path directory;
    private final Path file;
    private final CacheKey key;

    CacheFile(Path directory, CacheKey key) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
        this.key = key;
    }

    /** The ids; none where there is no file. */
    IdList read() throws UnusableCache {
        byte[] bytes;
        try {
            if (Files.isSymbolicLink(directory)) {
                throw new UnusableCache("is a symbolic link");
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new UnusableCache("is no regular file");
            }
            int most = headerLength() + MOST_BYTES + TRAILER;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                bytes = attributes.size() > most ? new byte[0] : in.readNBytes(most + 1);
            }
            if (bytes.length == 0 || bytes.length > most) {
                throw new UnusableCache(attributes.size() == 0 ? "is empty" : "is too large");
            }
        } catch (NoSuchFileException e) {
            return IdList.NONE;
        } catch (IOException e) {
            throw new UnusableCache("can't be read");
        }
        return parse(bytes);
    }

    private int headerLength() {
        return MAGIC.length + key.bytes().length + Integer.BYTES;
    }

    private IdList parse(byte[] bytes) throws UnusableCache {
        if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new UnusableCache("is not one of this version");
        }
        int header = headerLength();
        int end = bytes.length - TRAILER;
        if (end < header
                || checksum(ByteBuffer.wrap(bytes, 0, end))
                        != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new UnusableCache("is damaged");
        }
        if (!Arrays.equals(bytes, MAGIC.length, header - Integer.BYTES, key.bytes(), 0, key.bytes().length)) {
            throw new UnusableCache("was made with other rules or by another version");
        }
        int count = ByteBuffer.wrap(bytes).getInt(header - Integer.BYTES);
        IdList ids = new IdList(Arrays.copyOfRange(bytes, header, end), key.idLength());
        if (count < 0 || (long) count * key.idLength() != end - header || !ids.isAscending()) {
            throw new UnusableCache("is damaged");
        }
        return ids;
    }

    /** Adds ids to those of the file, whoever wrote them; a file that can't be used is replaced. */
    void add(IdList ids) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            throw new NotDirectoryException("it is a symbolic link");
        }
        Files.createDirectories(directory);
        try (FileChannel _ = locked()) {
            IdList all = ids;
            try {
                all = read().with(ids);
            } catch (UnusableCache replaced) {
                // What is in the way is replaced.
            }
            write(all);
        }
    }

    /** A channel that holds the lock until it is closed. */
    private FileChannel locked() throws IOException {
        Path path = directory.resolve(NAME + ".lock");
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.getFileName() + " is no regular file");
        }
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
        try {
            for (int i = 0; i < LOCK_TRIES; i++) {
                if (tryLock(channel)) {
                    return channel;
                }
                Thread.sleep(LOCK_PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another scan holds its lock");
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private void write(IdList ids) throws IOException {
        if (ids.bytes().length > MOST_BYTES) {
            throw new IOException("it would have more than " + MOST_BYTES + " bytes");
        }
        ByteBuffer whole = ByteBuffer.allocate(headerLength() + ids.bytes().length + TRAILER);
        whole.put(MAGIC).put(key.bytes()).putInt(ids.count()).put(ids.bytes());
        whole.putInt(checksum(whole.duplicate().flip())).flip();
        Path fresh = directory.resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            while (whole.hasRemaining()) {
                out.write(whole);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
