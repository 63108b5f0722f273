package dev.gatehouse.model;

/**
 * A text that people read, such as {@code SECURITY.md} or a pull-request template.
 *
 * @param path relative to the target's root
 * @param text the first 256 KiB
 */
public record Document(String path, String text, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.DOCUMENT;
    }

    @Override
    public String toString() {
        return "Document[" + path + "]";
    }
}
