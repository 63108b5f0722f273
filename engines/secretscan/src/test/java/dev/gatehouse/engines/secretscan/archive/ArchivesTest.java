package dev.gatehouse.engines.secretscan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
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

        assertThat(seen("a.zip", bomb)).hasSize(2).first().asString().contains("many times its size");
        assertThat(seen("a.gz", gzip(new byte[64 << 20])))
                .hasSize(2)
                .first()
                .asString()
                .contains("many times its size");
    }

    @Test
    void limitsAreNamed() {
        byte[] many = joined(tar("a", '0', bytes("1")), tar("b", '0', bytes("2")), tar("c", '0', bytes("3")));

        assertThat(seen("x", many, new ArchiveLimits(1, 2, 100, 10_000, 10)))
                .containsExactly("x!a=1", "x!b=2", "x: it has more than 2 files");
        assertThat(seen("x", zip("large", new byte[20_000]), new ArchiveLimits(1, 2, 16_384, 100_000, 1000)))
                .containsExactly("x!large: " + Archives.CUT, "x!large=16384");
    }

    @Test
    void whatIsDamagedIsNamedAndTheRestIsRead() {
        byte[] tar = joined(tar("a", '0', bytes("1")), tar("b", '0', bytes("2")));
        tar[1024] = 'x';
        byte[] zip = zip("a", bytes("content".repeat(100)));

        assertThat(seen("x", tar)).containsExactly("x!a=1", "x: the archive is damaged");
        assertThat(seen("x", Arrays.copyOf(zip, zip.length - 30)))
                .containsExactly("x!a=700", "x: the archive is damaged");
        assertThat(seen("x", Arrays.copyOf(gzip(new byte[1_000_000]), 500)))
                .first()
                .isEqualTo("x: the archive is damaged");
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

    /** One file in a zip, its header as a test wants it. */
    private static byte[] local(String name, int flags, int method, int crc, byte[] data, int size) {
        return ByteBuffer.allocate(30 + name.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(0)
                .putInt(crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) name.length())
                .putShort((short) 0)
                .put(bytes(name))
                .put(data)
                .array();
    }

    private static byte[] stored(String name, String text) {
        CRC32 crc = new CRC32();
        crc.update(bytes(text));
        return local(name, 0, 0, (int) crc.getValue(), bytes(text), text.length());
    }

    /** A directory that lists files: each its name, its offset, and the length of its data. */
    private static byte[] directory(int offset, Object[]... files) {
        ByteBuffer bytes = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        for (Object[] file : files) {
            String name = (String) file[0];
            bytes.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) (int) file[3]);
            bytes.putShort((short) 0).putInt(0).putInt(0).putInt((int) file[2]).putInt((int) file[2]);
            bytes.putShort((short) name.length())
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0);
            bytes.putShort((short) 0).putInt(0).putInt((int) file[1]).put(bytes(name));
        }
        int size = bytes.position();
        bytes.putInt(0x06054b50).putInt(0).putShort((short) files.length).putShort((short) files.length);
        bytes.putInt(size).putInt(offset).putShort((short) 0);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Test
    void filesThatTheDirectoryOfAZipKeepsToItselfAreRead() {
        byte[] a = stored("a", "one");
        byte[] b = stored("b", "two");
        byte[] c = stored("c", "three");
        byte[] files = joined(a, b, c);
        byte[] only = directory(files.length, new Object[] {"b", a.length, 3, 8});

        assertThat(seen("x", joined(files, only))).containsExactly("x!b=two", "x!a=one", "x!c=three");
        assertThat(seen("x", joined(files, directory(0)))).contains("x!a=one", "x!b=two", "x!c=three");
        assertThat(seen("x", files)).containsExactly("x!a=one", "x!b=two", "x!c=three", "x: the archive is damaged");
    }

    @Test
    void filesOfOneZipThatShareTheirBytesAreReadOnce() {
        byte[] a = stored("a", "one");
        byte[] zip = joined(
                a,
                directory(
                        a.length,
                        new Object[] {"a", 0, 3, 8},
                        new Object[] {"b", 0, 3, 8},
                        new Object[] {"c", 1 << 20, 3, 8},
                        new Object[] {"d", 2, 1 << 30, 8}));

        assertThat(seen("x", zip))
                .containsExactly(
                        "x!a=one",
                        "x!b: it stands in the same bytes as another file",
                        "x!c: the archive's directory says that it is where it is not",
                        "x!d: the archive's directory says that it is where it is not");
    }

    @Test
    void whatAZipDoesNotShowIsNamed() {
        byte[] zip = joined(
                local("secret", 1, 8, 0, bytes("noise"), 5),
                local("new", 0, 93, 0, bytes("noise"), 5),
                local("wrong", 0, 0, 1, bytes("text!"), 5),
                local("../../etc/a", 0, 8, 0, bytes("\u00ffnoise"), 7));

        assertThat(seen("x", zip))
                .containsExactly(
                        "x!secret: it is encrypted",
                        "x!new: it is compressed by method 93, which is not read",
                        "x!wrong: its checksum is wrong; it was read all the same",
                        "x!wrong=text!",
                        "x!../../etc/a: its data is damaged; what can be read of it was",
                        "x: the archive is damaged");
    }

    @Test
    void aZipAfterAProgramIsRead() {
        byte[] zip = joined(bytes("#!/bin/sh\nexec java -jar $0\n"), zip("a/b.txt", bytes("one")));

        assertThat(seen("x.jar", zip)).containsExactly("x.jar!a/b.txt=one");
    }

    @Test
    void oneBombLeavesRoomForOtherFiles() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a", "b", "c")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[32 << 20]);
            }
            zip.putNextEntry(new ZipEntry("d"));
            zip.write(bytes("one"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(seen("x", bytes.toByteArray())).hasSize(7).endsWith("x!d=one");
    }

    @Test
    void filesOfKindsThatAreNotReadAreNamed() {
        byte[] sevenZip = joined(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c}, new byte[20]);
        byte[] bzip2 = joined(bytes("BZh91AY&SY"), new byte[20]);

        assertThat(seen("x.zip", zip("a.7z", sevenZip)))
                .contains("x.zip!a.7z: a 7z archive: what it holds was not searched");
        assertThat(UnreadKind.of(bzip2, bzip2.length)).isEqualTo(UnreadKind.BZIP2);
        assertThat(UnreadKind.of(bytes("BZh9 is how bzip2 begins"), 24)).isNull();
        assertThat(UnreadKind.of(new byte[0], 0)).isNull();
    }

    @Test
    void readsWhatFollowsInATar() {
        byte[] first = joined(tar("a", '0', bytes("1")), new byte[1024]);
        byte[] damaged = tar("b", '0', bytes("2"));
        damaged[0] = 'x';
        byte[] old = tar("d", '0', bytes("4"));
        Arrays.fill(old, 257, 262, (byte) 0);
        put(old, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += old[i] & 0xff;
        }
        put(old, 148, String.format("%06o", sum));
        old[154] = 0;

        assertThat(seen("x", joined(first, tar("c", '0', bytes("3"))))).containsExactly("x!a=1", "x!c=3");
        assertThat(seen("x", joined(first, damaged, tar("c", '0', bytes("3")))))
                .containsExactly("x!a=1", "x: the archive is damaged", "x!c=3");
        assertThat(seen("x", joined(old, tar("c", '0', bytes("3"))))).containsExactly("x!d=4", "x!c=3");
        assertThat(seen("x", Arrays.copyOf(tar("a", '0', bytes("text".repeat(200))), 1000)))
                .containsExactly("x: the archive is cut short", "x!a=488");
    }

    @Test
    void readsSparseFilesAndSizesOfPax() {
        byte[] sparse = tar("s", 'S', new byte[0]);
        put(sparse, 124, String.format("%011o", 5));
        sparse[482] = 1;
        put(sparse, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += sparse[i] & 0xff;
        }
        put(sparse, 148, String.format("%06o", sum));
        sparse[154] = 0;
        byte[] data = Arrays.copyOf(bytes("words"), 512);
        byte[] pax = tar("pax", 'x', bytes("10 size=3\n21 path=new\nline.txt\n"));

        assertThat(seen("x", joined(sparse, new byte[512], data, tar("c", '0', bytes("3")))))
                .containsExactly("x!s=words", "x!c=3");
        assertThat(seen("x", joined(pax, tar("c", '0', bytes("three"))))).containsExactly("x!new\nline.txt=thr");
    }

    @Test
    void readsAllMembersOfAGzip() {
        assertThat(seen("x.gz", joined(gzip(bytes("one ")), gzip(bytes("two")))))
                .containsExactly("x.gz!x=one two");
    }
}
