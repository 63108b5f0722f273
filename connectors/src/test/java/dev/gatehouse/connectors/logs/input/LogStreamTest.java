package dev.gatehouse.connectors.logs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.airlift.compress.v3.zstd.ZstdJavaOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogStreamTest {

    private static final byte[] TEXT = "{\"a\":1}\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] zstandard(byte[] text, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdJavaOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(text);
            }
        }
        return packed.toByteArray();
    }

    private static InputStream open(byte[] bytes) throws IOException {
        return LogStream.of(new ByteArrayInputStream(bytes));
    }

    @Test
    void packedIsUnpackedAndPlainStaysAsItIs() throws IOException {
        assertThat(open(TEXT).readAllBytes()).isEqualTo(TEXT);
        assertThat(open(gzip(TEXT)).readAllBytes()).isEqualTo(TEXT);
        assertThat(open(zstandard(TEXT, 1)).readAllBytes()).isEqualTo(TEXT);
        assertThat(open(new byte[0]).readAllBytes()).isEmpty();
    }

    @Test
    void whatIsCutOffFailsAtItsEnd() throws IOException {
        for (byte[] packed : new byte[][] {gzip(TEXT), zstandard(TEXT, 1)}) {
            InputStream cut = open(Arrays.copyOf(packed, packed.length / 2));
            assertThatThrownBy(cut::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatExpandsBeyondReasonIsNotReadToItsEnd() throws IOException {
        InputStream bomb = open(zstandard(new byte[1 << 20], 70));
        assertThatThrownBy(() -> bomb.transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4096 times");
    }

    /** RFC 8878, section 3.1.1.1.3: the frame names a dictionary, which a log has not. */
    @Test
    void aFrameThatNeedsADictionaryIsDamage() throws IOException {
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0, 0, 0, 0, 0, 0};
        InputStream named = open(frame);
        assertThatThrownBy(named::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    /** RFC 8878, section 3.1.1.1.4: a content size of 2^64 - 1, and no window. */
    @Test
    void aFrameWithoutASizeIsDamage() throws IOException {
        byte[] frame = Arrays.copyOf(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) 0xE0}, 32);
        Arrays.fill(frame, 5, 13, (byte) 0xFF);
        InputStream sizeless = open(frame);
        assertThatThrownBy(sizeless::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whatEndsWithinItsHeaderSaysSo() {
        byte[] header = {0x1F, (byte) 0x8B, 8, 0};
        assertThatThrownBy(() -> open(header)).isInstanceOf(IOException.class).hasMessageContaining("ends too early");
    }

    @FuzzTest(maxDuration = "10s")
    void damageIsAnInputOutputException(byte[] bytes) {
        byte[] zstandard = Arrays.copyOf(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, bytes.length + 4);
        System.arraycopy(bytes, 0, zstandard, 4, bytes.length);
        for (byte[] packed : new byte[][] {bytes, zstandard}) {
            try (InputStream in = open(packed)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException damaged) {
                assertThat(damaged.getMessage()).isNotNull();
            }
        }
    }
}
