package dev.gatehouse.engines.secretscan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A token made of a keyword and runs of characters after it, and perhaps one before it.
 *
 * <p>A run takes all the characters of its class that stand there; it fits where their number is in its range. Neither
 * a letter nor a digit stands right before or after the token. What looks like a placeholder is no token.
 */
public final class Shape implements Verifier {

    private record Run(String separator, CharacterClass characters, int least, int most) {}

    private final @Nullable Run before;
    private final List<Run> after;
    private final Predicate<String> check;

    private Shape(@Nullable Run before, List<Run> after, Predicate<String> check) {
        this.before = before;
        this.after = List.copyOf(after);
        this.check = check;
    }

    /** A keyword, and right after it so many of these characters. */
    public static Shape of(CharacterClass characters, int least, int most) {
        return new Shape(null, List.of(new Run("", characters, least, most)), token -> true);
    }

    public static Shape of(CharacterClass characters, int exactly) {
        return of(characters, exactly, exactly);
    }

    /** With a text after what stands so far, and so many of these characters after that. */
    public Shape then(String separator, CharacterClass characters, int least, int most) {
        List<Run> longer = new ArrayList<>(after);
        longer.add(new Run(separator, characters, least, most));
        return new Shape(before, longer, check);
    }

    public Shape then(String separator, CharacterClass characters, int exactly) {
        return then(separator, characters, exactly, exactly);
    }

    /** With so many of these characters right before the keyword; they are part of the token. */
    public Shape before(CharacterClass characters, int least, int most) {
        return new Shape(new Run("", characters, least, most), after, check);
    }

    /**
     * With a condition on the whole token.
     *
     * @param check must take time linear in the token
     */
    public Shape where(Predicate<String> check) {
        return new Shape(before, after, this.check.and(check));
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int first = before == null ? start : runBefore(before, text, start);
        if (first < 0 || (first > 0 && CharacterClass.ALPHANUMERIC.has(text.charAt(first - 1)))) {
            return null;
        }
        int last = end;
        for (Run run : after) {
            last = runAfter(run, text, last);
            if (last < 0) {
                return null;
            }
        }
        if (last < text.length() && CharacterClass.ALPHANUMERIC.has(text.charAt(last))) {
            return null;
        }
        String token = text.substring(first, last);
        String body = before == null ? text.substring(end, last) : token;
        return Placeholders.isPlaceholder(body) || !check.test(token) ? null : new Extent(first, last);
    }

    private static int runBefore(Run run, String text, int end) {
        int first = run.characters.runStart(text, end, run.most + 1);
        int length = end - first;
        return length >= run.least && length <= run.most ? first : -1;
    }

    private static int runAfter(Run run, String text, int from) {
        if (!text.startsWith(run.separator, from)) {
            return -1;
        }
        int first = from + run.separator.length();
        int last = run.characters.runEnd(text, first, run.most + 1);
        int length = last - first;
        return length >= run.least && length <= run.most ? last : -1;
    }
}
