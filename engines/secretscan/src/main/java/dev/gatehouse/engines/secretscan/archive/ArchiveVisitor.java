package dev.gatehouse.engines.secretscan.archive;

/** Takes the files of an archive. */
public interface ArchiveVisitor {

    /**
     * A file within.
     *
     * @param path the archive's own and the file's within it with an exclamation mark between: {@code a.zip!b.txt}
     * @param content its bytes, which the visitor may keep
     */
    void file(String path, byte[] content);

    /**
     * What could not be read, in whole or in part.
     *
     * @param path as of a file, or the archive's own
     * @param reason for people, without a full stop
     */
    void notRead(String path, String reason);
}
