package dev.gatehouse.cli.deploy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/**
 * An SSH agent that holds security keys, so that the real ssh-keygen signs with them.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-sshm-ssh-agent/">SSH Agent Protocol</a>
 */
final class SecurityKeyAgent implements AutoCloseable {

    private static final int LIST = 11;
    private static final int SIGN = 13;
    private static final byte[] FAILURE = {5};

    private final Path socket;
    private final List<SecurityKey> keys;
    private final ServerSocketChannel listening;

    SecurityKeyAgent(Path socket, List<SecurityKey> keys) throws IOException {
        this.socket = socket;
        this.keys = keys;
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /** What {@code SSH_AUTH_SOCK} is to be. */
    String address() {
        return socket.toString();
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel client = listening.accept()) {
                    ByteBuffer length = ByteBuffer.allocate(4);
                    while (filled(client, length.clear())) {
                        ByteBuffer asked = ByteBuffer.allocate(length.getInt(0));
                        if (!filled(client, asked)) {
                            break;
                        }
                        client.write(ByteBuffer.wrap(SecurityKey.string(answer(asked.flip()))));
                    }
                }
            }
        } catch (ClosedChannelException ended) {
            // It was closed.
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean filled(SocketChannel client, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] answer(ByteBuffer asked) throws GeneralSecurityException {
        return switch (asked.get()) {
            case LIST -> identities();
            case SIGN -> signature(string(asked), string(asked));
            default -> FAILURE;
        };
    }

    private byte[] identities() {
        byte[] answer =
                ByteBuffer.allocate(5).put((byte) 12).putInt(keys.size()).array();
        for (SecurityKey key : keys) {
            answer = SecurityKey.join(answer, SecurityKey.string(key.blob()), SecurityKey.string(new byte[0]));
        }
        return answer;
    }

    private byte[] signature(byte[] blob, byte[] data) throws GeneralSecurityException {
        for (SecurityKey key : keys) {
            if (Arrays.equals(key.blob(), blob)) {
                return SecurityKey.join(new byte[] {14}, SecurityKey.string(key.sign(data)));
            }
        }
        return FAILURE;
    }

    private static byte[] string(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
