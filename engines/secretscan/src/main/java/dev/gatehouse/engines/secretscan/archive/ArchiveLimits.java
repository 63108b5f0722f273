package dev.gatehouse.engines.secretscan.archive;

/**
 * How much of an archive is read.
 *
 * @param depth how many archives may be within one another; one is an archive in a file
 * @param entries the most files of one outermost archive, those of nested ones included
 * @param entryBytes the most bytes of one file within
 * @param totalBytes the most bytes of all of them together
 * @param ratio the most bytes that one byte of an archive may become; a mebibyte is always read
 */
public record ArchiveLimits(int depth, int entries, int entryBytes, long totalBytes, int ratio) {

    /** Four deep, 10,000 files, 64 MiB each, 512 MiB together, 200 times the size. */
    public static final ArchiveLimits STANDARD = new ArchiveLimits(4, 10_000, 64 << 20, 512L << 20, 200);
}
