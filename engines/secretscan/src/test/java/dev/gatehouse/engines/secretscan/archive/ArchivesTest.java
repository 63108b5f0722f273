package dev.gatehouse.engines.secretscan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchivesTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name, char type, byte[] content) {
        byte[] tar = new byte[512 + (content.length + 511) / 512 * 512];
        put(tar, 0, name);
        put(tar, 100, "0000644");
        put(tar, 124, String.format("%011o", content.length));
        tar[156] = (byte) type;
        put(tar, 257, "ustar");
        put(tar, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        put(tar, 148, String.format("%06o", sum));
        tar[154] = 0;
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        System.arraycopy(bytes(text), 0, tar, at, text.length());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static List<String> seen(String path, byte[] content, ArchiveLimits limits) {
        List<String> seen = new ArrayList<>();
        new Archives(limits).visit(path, content, content.length, new ArchiveVisitor() {
            @Override
            public void file(String inner, byte[] file) {
                seen.add(inner + "=" + (file.length > 100 ? file.length : new String(file, StandardCharsets.UTF_8)));
            }

            @Override
            public void notRead(String inner, String reason) {
                seen.add(inner + ": " + reason);
            }
        });
        return seen;
    }

    private static List<String> seen(String path, byte[] content) {
        return seen(path, content, ArchiveLimits.STANDARD);
    }

    @Test
    void readsEachKind() {
        byte[] tar = joined(
                tar("a/b.txt", '0', bytes("one")),
                tar("c", '5', bytes("")),
                tar("d.txt", '0', bytes("two")),
                new byte[1024]);

        assertThat(seen("x.zip", zip("a/b.txt", bytes("one")))).containsExactly("x.zip!a/b.txt=one");
        assertThat(seen("x/y.txt.gz", gzip(bytes("one")))).containsExactly("x/y.txt.gz!y.txt=one");
        assertThat(seen("x.tar", tar)).containsExactly("x.tar!a/b.txt=one", "x.tar!d.txt=two");
        assertThat(seen("x.tar.gz", gzip(tar))).containsExactly("x.tar.gz!a/b.txt=one", "x.tar.gz!d.txt=two");
    }

    @Test
    void readsLongNames() {
        String name = "folder/".repeat(20) + "file.txt";
        byte[] gnu = joined(tar("././@LongLink", 'L', bytes(name + "\0")), tar("short", '0', bytes("one")));
        String record = " path=" + name + "\n";
        byte[] pax = joined(tar("pax", 'x', bytes((record.length() + 3) + record)), tar("short", '0', bytes("one")));

        assertThat(seen("x", gnu)).containsExactly("x!" + name + "=one");
        assertThat(seen("x", pax)).containsExactly("x!" + name + "=one");
    }

    @Test
    void readsOneWithinAnother() {
        byte[] inner = zip("c.txt", bytes("one"));

        assertThat(seen("a.tgz", gzip(tar("lib/b.jar", '0', inner)))).containsExactly("a.tgz!lib/b.jar!c.txt=one");
    }

    @Test
    void goesToADepth() {
        byte[] nested = bytes("one");
        for (int i = 0; i < 5; i++) {
            nested = zip("n", nested);
        }

        assertThat(seen("a", nested)).containsExactly("a!n!n!n!n: it is an archive within 4 others");
    }

    @Test
    void whatIsNoArchiveIsNotVisited() {
        assertThat(seen("a", bytes("text".repeat(200)))).isEmpty();
        assertThat(seen("a", new byte[2000])).isEmpty();
        assertThat(Archives.isArchive(new byte[0], 0)).isFalse();
    }

    @Test
    void aBombIsBounded() {
        byte[] bomb = zip("zeros", new byte[64 << 20]);

        assertThat(seen("a.zip", bomb)).singleElement().asString().contains("200 times its size");
    }

    @Test
    void limitsAreNamed() {
        byte[] many = joined(tar("a", '0', bytes("1")), tar("b", '0', bytes("2")), tar("c", '0', bytes("3")));

        assertThat(seen("x", many, new ArchiveLimits(1, 2, 100, 10_000, 10)))
                .containsExactly("x!a=1", "x!b=2", "x: it has more than 2 files");
        assertThat(seen("x", zip("large", new byte[20_000]), new ArchiveLimits(1, 2, 16_384, 100_000, 1000)))
                .containsExactly("x!large: it is larger than 16384 bytes: its end was not read", "x!large=16384");
    }

    @Test
    void whatIsDamagedIsNamedAndTheRestIsRead() {
        byte[] tar = joined(tar("a", '0', bytes("1")), tar("b", '0', bytes("2")));
        tar[1024] = 'x';
        byte[] zip = zip("a", bytes("content".repeat(100)));

        assertThat(seen("x", tar)).containsExactly("x!a=1", "x: the archive is damaged");
        assertThat(seen("x", Arrays.copyOf(zip, 60))).containsExactly("x: the archive is damaged");
    }

    @Test
    void noiseIsReadWithoutHarm() {
        byte[] archive = gzip(joined(tar("a", '0', zip("b", bytes("content".repeat(50)))), tar("c", '0', bytes("2"))));
        Random random = new Random(1);

        for (int i = 0; i < 2000; i++) {
            byte[] noisy = archive.clone();
            noisy[random.nextInt(noisy.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(seen("x", noisy)).allSatisfy(line -> assertThat(line).startsWith("x"));
        }
    }
}
