package dev.gatehouse.engines.gitobjects;

/** An object in memory. */
public final class GitObject {

    private final ObjectType type;
    private final byte[] content;

    /** Makes one; the content is not copied. */
    public GitObject(ObjectType type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    public ObjectType type() {
        return type;
    }

    /** Its bytes, not a copy: they must not be changed. */
    public byte[] content() {
        return content;
    }
}
