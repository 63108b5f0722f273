package dev.gatehouse.engines.secretscan;

import org.jspecify.annotations.Nullable;

/**
 * A token without a mark of its own, told by the name it is assigned to: the keyword is a part of the name, and after
 * an equals sign or a colon stands exactly one run of the token's characters, quoted or not. The value stands on the
 * same line, or under {@code value} on the next, as the variables of a container do.
 */
public final class Assigned implements Verifier {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_GAP = 40;
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_.-");
    private static final CharacterClass BETWEEN = CharacterClass.of(" \t\r\n:='\"`>");

    private final CharacterClass characters;
    private final int length;

    private Assigned(CharacterClass characters, int length) {
        this.characters = characters;
        this.length = length;
    }

    /** Exactly so many of these characters. */
    public static Assigned of(CharacterClass characters, int length) {
        return new Assigned(characters, length);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int afterName = NAME.runEnd(text, end, LONGEST_NAME);
        int from = BETWEEN.runEnd(text, afterName, LONGEST_GAP);
        if (text.startsWith("value", from) && text.substring(afterName, from).contains("\n")) {
            from = BETWEEN.runEnd(text, from + "value".length(), LONGEST_GAP);
        }
        String between = text.substring(afterName, from);
        boolean assigned = between.contains("=") || between.contains(":");
        if (!assigned || (between.contains("\n") && !between.contains("value"))) {
            return null;
        }
        int to = characters.runEnd(text, from, length + 1);
        boolean ends = to == text.length() || !NAME.has(text.charAt(to));
        if (to - from != length || !ends || Placeholders.isPlaceholder(text.substring(from, to))) {
            return null;
        }
        return new Extent(from, to);
    }
}
