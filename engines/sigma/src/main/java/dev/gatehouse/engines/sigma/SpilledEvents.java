package dev.gatehouse.engines.sigma;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait in a file, in the order of their times; read once, from the first to the last. Nobody else can open
 * the file, and it is gone when the process is.
 */
final class SpilledEvents implements Comparable<SpilledEvents> {

    private final FileChannel channel;
    private final DataInputStream in;
    private int left;
    private WaitingEvents.@Nullable Waiting first;

    /** Puts all of them there. */
    SpilledEvents(WaitingEvents events, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "waiting", ".events");
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.deleteIfExists(file);
            this.left = events.size();
            DataOutputStream to = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            for (WaitingEvents.Waiting event : events.all().stream().sorted().toList()) {
                event.write(to);
            }
            to.flush();
            channel.position(0);
            this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            removeFirst();
        } catch (IOException full) {
            channel.close();
            throw full;
        }
    }

    /** The first; null where there is none. */
    WaitingEvents.@Nullable Waiting first() {
        return first;
    }

    void removeFirst() {
        try {
            first = left == 0 ? null : WaitingEvents.Waiting.read(in);
            left--;
            if (first == null) {
                channel.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("can't read back events that wait", failed);
        }
    }

    @Override
    public int compareTo(SpilledEvents other) {
        WaitingEvents.Waiting one = first;
        WaitingEvents.Waiting another = other.first;
        return one == null || another == null ? Boolean.compare(one == null, another == null) : one.compareTo(another);
    }
}
