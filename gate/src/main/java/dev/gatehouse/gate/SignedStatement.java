package dev.gatehouse.gate;

/**
 * A statement as it was found.
 *
 * @param text its bytes
 * @param signature armoured, as {@code ssh-keygen -Y sign} makes it
 */
public record SignedStatement(String text, String signature) {

    public String id() {
        return Statement.id(text);
    }
}
