package dev.gatehouse.model;

/**
 * A file of the target.
 *
 * @param path relative to the target's root
 * @param size bytes
 * @param type what stands there
 */
public record RepositoryFile(String path, long size, Type type, Origin origin) implements Fact {

    /** What stands at a path. */
    public enum Type {
        TEXT,
        BINARY,
        /** A stand-in for content in Git Large File Storage. */
        LFS_POINTER,
        SYMBOLIC_LINK
    }

    @Override
    public FactKind kind() {
        return FactKind.FILE;
    }
}
