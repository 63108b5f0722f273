package dev.gatehouse.engines.secretscan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class ArchivesFuzzTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(3, 50, 1 << 16, 1 << 20, 100);

    /** Archives in which some bytes are other than they should be. */
    @FuzzTest(maxDuration = "10s")
    void damagedArchivesAreReadOrNamed(FuzzedDataProvider data) throws IOException {
        byte[] archive = archive(data, 3);
        while (data.remainingBytes() > 2) {
            archive[data.consumeInt(0, archive.length - 1)] = data.consumeByte();
        }
        Count count = new Count();
        new Archives(LIMITS).visit("a", archive, archive.length, count);
        assertThat(count.files + count.notRead).isLessThanOrEqualTo(200);
        assertThat(count.bytes).isLessThanOrEqualTo(4L << 20);
    }

    private static byte[] archive(FuzzedDataProvider data, int depth) throws IOException {
        byte[] content = depth == 0 ? new byte[data.consumeInt(0, 1 << 14)] : archive(data, depth - 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (data.consumeInt(0, 2)) {
            case 0 -> {
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(content);
                }
            }
            case 1 -> {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (String name : new String[] {"a", "b/", "b/c"}) {
                        zip.putNextEntry(new ZipEntry(name));
                        zip.write(content, 0, name.equals("b/") ? 0 : content.length);
                    }
                }
            }
            default -> {
                byte[] header = new byte[512];
                put(header, 0, "a/file");
                put(header, 124, "%011o".formatted(content.length));
                put(header, 257, "ustar");
                header[156] = (byte) data.pickValue(new int[] {'0', 'x', 'g', 'L', 'K', 'S', '5', '2'});
                put(header, 148, "        ");
                int sum = 0;
                for (byte b : header) {
                    sum += b & 0xff;
                }
                put(header, 148, "%06o".formatted(sum));
                out.writeBytes(header);
                out.writeBytes(content);
                out.writeBytes(new byte[512 - content.length % 512]);
            }
        }
        return out.toByteArray();
    }

    private static void put(byte[] into, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            into[at + i] = (byte) text.charAt(i);
        }
    }

    private static final class Count implements ArchiveVisitor {

        private int files;
        private int notRead;
        private long bytes;

        @Override
        public void file(String path, byte[] content) {
            files++;
            bytes += content.length;
            assertThat(path).startsWith("a!");
        }

        @Override
        public void notRead(String path, String reason) {
            notRead++;
            assertThat(reason).isNotEmpty();
        }
    }
}
