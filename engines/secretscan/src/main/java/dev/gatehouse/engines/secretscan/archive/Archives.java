package dev.gatehouse.engines.secretscan.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the files of archives that are told by their first bytes, whatever their name: zip (APPNOTE 6.3), gzip (RFC
 * 1952), and tar (POSIX ustar and pax, and GNU's long names). Bounded in size, ratio, number and depth.
 */
public final class Archives {

    private static final int ALWAYS = 1 << 20;

    private final ArchiveLimits limits;

    public Archives(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** Whether a content is an archive by its first bytes. */
    public static boolean isArchive(byte[] content, int length) {
        return isZip(content, length) || isGzip(content, length) || Tar.isTar(content, length);
    }

    private static boolean isZip(byte[] content, int length) {
        return length > 30 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    private static boolean isGzip(byte[] content, int length) {
        return length > 18 && content[0] == 0x1f && content[1] == (byte) 0x8b && content[2] == 8;
    }

    /**
     * Visits the files of an archive and of those within it. Nothing is visited of a content that is none.
     *
     * @param path of the archive itself
     * @param length how many of the content's bytes count
     */
    public void visit(String path, byte[] content, int length, ArchiveVisitor visitor) {
        if (isArchive(content, length)) {
            new Reading(visitor, content, length).open(path, path, content, length, 1);
        }
    }

    /** What reading one outermost archive has used up. */
    private final class Reading {

        private final ArchiveVisitor visitor;
        private int entries;
        private long left;

        Reading(ArchiveVisitor visitor, byte[] content, int length) {
            this.visitor = visitor;
            this.left = Math.min(limits.totalBytes(), Math.max(ALWAYS, (long) length * limits.ratio()));
            if (Tar.isTar(content, length)) {
                this.left = Math.max(left, length);
            }
        }

        /**
         * Reads an archive.
         *
         * @param path what stands before the exclamation mark
         * @param name of the archive itself
         */
        void open(String path, String name, byte[] content, int length, int depth) {
            try {
                if (isZip(content, length)) {
                    zip(path, content, length, depth);
                } else if (isGzip(content, length)) {
                    gzip(path, name, content, length, depth);
                } else {
                    Tar.visit(
                            content, length, (entry, from, size) -> tarEntry(path, entry, content, from, size, depth));
                }
            } catch (IOException | IllegalArgumentException damaged) {
                visitor.notRead(path, "the archive is damaged");
            } catch (TooMuch much) {
                visitor.notRead(path, much.reason);
            }
        }

        private void zip(String path, byte[] content, int length, int depth) throws IOException {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content, 0, length))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        byte[] file = bounded(zip, path + "!" + entry.getName());
                        within(path + "!" + entry.getName(), entry.getName(), file, depth);
                    }
                }
            }
            if (!hasDirectory(content, length)) {
                throw new IOException("the end is missing");
            }
        }

        /** Whether the record that ends a zip stands at most its longest comment before the end. */
        private static boolean hasDirectory(byte[] content, int length) {
            for (int i = length - 22; i >= Math.max(0, length - 65_557); i--) {
                if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 5 && content[i + 3] == 6) {
                    return true;
                }
            }
            return false;
        }

        private void gzip(String path, String name, byte[] content, int length, int depth) throws IOException {
            byte[] file;
            try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content, 0, length))) {
                file = bounded(gzip, path);
            }
            if (Tar.isTar(file, file.length)) {
                open(path, name, file, file.length, depth);
            } else {
                String inner = unzippedName(name);
                within(path + "!" + inner, inner, file, depth);
            }
        }

        private static String unzippedName(String name) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            return last.toLowerCase(Locale.ROOT).endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
        }

        private void tarEntry(String path, String entry, byte[] content, int from, int size, int depth) {
            byte[] file = new byte[size];
            System.arraycopy(content, from, file, 0, size);
            within(path + "!" + entry, entry, file, depth);
        }

        private void within(String path, String name, byte[] file, int depth) {
            entries++;
            if (entries > limits.entries()) {
                throw new TooMuch("it has more than " + limits.entries() + " files");
            }
            if (!isArchive(file, file.length)) {
                visitor.file(path, file);
            } else if (depth < limits.depth()) {
                open(path, name, file, file.length, depth + 1);
            } else {
                visitor.notRead(path, "it is an archive within " + depth + " others");
            }
        }

        /** A file, as far as it may be read. */
        private byte[] bounded(InputStream stream, String path) throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            int read = stream.read(buffer);
            while (read >= 0) {
                left -= read;
                if (left < 0) {
                    throw new TooMuch("it becomes too large, or more than " + limits.ratio() + " times its size");
                }
                if (file.size() + read > limits.entryBytes()) {
                    visitor.notRead(path, "it is larger than " + limits.entryBytes() + " bytes: its end was not read");
                    return file.toByteArray();
                }
                file.write(buffer, 0, read);
                read = stream.read(buffer);
            }
            return file.toByteArray();
        }
    }

    /** A limit was reached. */
    private static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String reason;

        TooMuch(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    static String text(byte[] content, int from, int most) {
        int end = from;
        while (end < from + most && content[end] != 0) {
            end++;
        }
        return new String(content, from, end - from, StandardCharsets.UTF_8);
    }
}
