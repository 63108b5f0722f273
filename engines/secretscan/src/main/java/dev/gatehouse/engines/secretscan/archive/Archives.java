package dev.gatehouse.engines.secretscan.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads the files of archives that are told by their bytes, whatever their name: zip (APPNOTE 6.3), gzip (RFC 1952),
 * and tar. Bounded in size, ratio, number and depth; what is beyond a bound is named, and the rest is read.
 */
public final class Archives {

    /** What is said of a file that is read only in part. */
    static final String CUT = "it becomes too large, or very many times its size: its end was not read";

    private static final int ALWAYS = 1 << 20;
    private static final int LEAST = 1 << 14;

    private final ArchiveLimits limits;

    public Archives(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** Whether a content is an archive by its first bytes. */
    public static boolean isArchive(byte[] content, int length) {
        return Zip.isZip(content, length) || isGzip(content, length) || Tar.isTar(content, length);
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
                if (Zip.isZip(content, length)) {
                    Zip.visit(content, length, new ZipFiles(path, depth));
                } else if (isGzip(content, length)) {
                    gzip(path, name, content, length, depth);
                } else {
                    Tar.visit(content, length, new TarFiles(path, content, depth));
                }
            } catch (TooMuch much) {
                visitor.notRead(path, much.reason);
            }
        }

        private final class ZipFiles implements Zip.Sink {

            private final String path;
            private final int depth;

            ZipFiles(String path, int depth) {
                this.path = path;
                this.depth = depth;
            }

            @Override
            public void file(String name, byte[] file) {
                left -= file.length;
                within(path + "!" + name, name, file, depth);
            }

            @Override
            public void notRead(String name, String reason) {
                counted();
                visitor.notRead(name.isEmpty() ? path : path + "!" + name, reason);
            }

            @Override
            public int allowance() {
                return Reading.this.allowance();
            }
        }

        private final class TarFiles implements Tar.Visitor {

            private final String path;
            private final byte[] content;
            private final int depth;

            TarFiles(String path, byte[] content, int depth) {
                this.path = path;
                this.content = content;
                this.depth = depth;
            }

            @Override
            public void file(String name, int from, int size) {
                within(path + "!" + name, name, Arrays.copyOfRange(content, from, from + size), depth);
            }

            @Override
            public void notRead(String reason) {
                counted();
                visitor.notRead(path, reason);
            }
        }

        private void gzip(String path, String name, byte[] content, int length, int depth) {
            Growing growing = new Growing(allowance());
            String fault = "";
            try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content, 0, length))) {
                byte[] part = new byte[1 << 14];
                for (int read = gzip.read(part); read >= 0 && !growing.isFull(); read = gzip.read(part)) {
                    growing.add(part, read);
                }
            } catch (IOException damaged) {
                fault = "the archive is damaged";
            }
            byte[] file = growing.bytes();
            left -= file.length;
            if (!fault.isEmpty() || growing.isFull()) {
                visitor.notRead(path, growing.isFull() ? CUT : fault);
            }
            if (file.length == 0 && !fault.isEmpty()) {
                return;
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

        private void within(String path, String name, byte[] file, int depth) {
            counted();
            UnreadKind unread = UnreadKind.of(file, file.length);
            if (unread != null) {
                visitor.notRead(path, unread.reason());
            }
            if (!isArchive(file, file.length)) {
                visitor.file(path, file);
            } else if (depth < limits.depth()) {
                open(path, name, file, file.length, depth + 1);
            } else {
                visitor.notRead(path, "it is an archive within " + depth + " others");
            }
        }

        private void counted() {
            entries++;
            if (entries > limits.entries()) {
                throw new TooMuch("it has more than " + limits.entries() + " files");
            }
        }

        /**
         * What one more file may take: half of what is left, so that one that takes very much leaves some to others.
         */
        private int allowance() {
            return (int) Math.min(limits.entryBytes(), Math.max(left / 2, LEAST));
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
        while (end < from + most && end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, from, end - from, StandardCharsets.UTF_8);
    }
}
