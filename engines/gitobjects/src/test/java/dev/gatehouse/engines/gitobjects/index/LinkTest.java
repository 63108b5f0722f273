package dev.gatehouse.engines.gitobjects.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LinkTest {

    /** A link of which one bitmap has these words. */
    private static byte[] link(int bits, long... words) {
        ByteBuffer bytes = ByteBuffer.allocate(20 + 2 * (12 + 8 * words.length));
        bytes.position(20);
        for (int i = 0; i < 2; i++) {
            bytes.putInt(bits).putInt(words.length);
            for (long word : words) {
                bytes.putLong(word);
            }
            bytes.putInt(0);
        }
        return bytes.array();
    }

    private static Link parsed(byte[] bytes) throws UnreadableObject {
        return Link.parse(bytes, 0, bytes.length, 20);
    }

    @Test
    void runsAndWordsAreBits() throws UnreadableObject {
        long oneRun = 1L | 1L << 1 | 1L << 33;
        assertThat(parsed(link(70, oneRun, 0b100)).deleted().cardinality()).isEqualTo(65);
        assertThat(parsed(link(70, oneRun, 0b100)).replaced().get(66)).isTrue();
    }

    @Test
    void runsThatGoBeyondTheSizeEndThere() throws UnreadableObject {
        long run = 1L | 1L << 1;
        assertThat(parsed(link(36, run, 1L)).deleted().cardinality()).isEqualTo(36);
    }

    @Test
    void sizesThatDoNotFitAreNamed() {
        for (byte[] bytes : new byte[][] {
            link(-1), link(1 << 30), link(10, -1L), link(10, 1L | 5L << 33), link(10, 1L | 0xffffL << 1), new byte[19]
        }) {
            assertThatThrownBy(() -> parsed(bytes)).isInstanceOf(UnreadableObject.class);
        }
    }
}
