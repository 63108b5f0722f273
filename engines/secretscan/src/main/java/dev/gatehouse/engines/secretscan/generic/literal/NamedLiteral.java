package dev.gatehouse.engines.secretscan.generic.literal;

/**
 * A literal and the name it belongs to.
 *
 * @param text that both stand in
 * @param nameStart offset of the name's first character
 * @param nameEnd offset after its last
 * @param start offset of the literal's first character, its quote not counted
 * @param end offset after its last
 * @param wrapper name of the function or type that takes the literal before the name does; empty where none does
 * @param fallback whether it is what holds where something else, such as a variable of the environment, is not set
 */
public record NamedLiteral(
        String text,
        int nameStart,
        int nameEnd,
        Syntax syntax,
        Quote quote,
        int start,
        int end,
        String wrapper,
        boolean fallback) {

    public String name() {
        return text.substring(nameStart, nameEnd);
    }

    public String value() {
        return text.substring(start, end);
    }

    /** Neither the name nor the value, which may be a secret. */
    @Override
    public String toString() {
        return syntax + " at " + start + ".." + end;
    }
}
