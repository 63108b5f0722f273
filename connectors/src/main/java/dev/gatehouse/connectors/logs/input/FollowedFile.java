package dev.gatehouse.connectors.logs.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is still being written: at its end reading waits for more. Where another file has taken its name, or it
 * has become shorter, reading goes on at the beginning of what is there now, after the rest of the old one. Ends when
 * the reading thread is interrupted.
 */
public final class FollowedFile extends InputStream {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path file;
    private SeekableByteChannel channel;
    private @Nullable Object key;

    /** Opens it at its beginning. */
    public FollowedFile(Path file) throws IOException {
        this.file = file;
        this.channel = Files.newByteChannel(file);
        this.key = key();
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, channel.size() - channel.position()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (true) {
            int read = channel.read(ByteBuffer.wrap(into, offset, length));
            if (read > 0) {
                return read;
            }
            if (!replaced()) {
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return -1;
                }
            }
        }
    }

    /** Goes over to what is there now, where that is another file or less than was read. */
    private boolean replaced() throws IOException {
        try {
            if (channel.size() < channel.position()) {
                channel.position(0);
                return true;
            }
            Object now = key();
            if (Objects.equals(now, key)) {
                return false;
            }
            SeekableByteChannel next = Files.newByteChannel(file);
            channel.close();
            channel = next;
            key = now;
            return true;
        } catch (NoSuchFileException betweenTwo) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
