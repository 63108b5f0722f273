package dev.gatehouse.engines.policycsv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values by glob. Globs without wildcards are looked up; the others by the text before their first wildcard or behind
 * their last, whichever is longer, so that a look-up tries those alone whose beginning or end fits.
 *
 * @param <V> what is found
 */
final class PatternIndex<V> {

    private final Map<String, V> texts = new HashMap<>();
    private final Map<String, V> byPattern = new HashMap<>();
    private final Ends<V> prefixes = new Ends<>(false);
    private final Ends<V> suffixes = new Ends<>(true);

    private record Wild<V>(Glob glob, V value) {}

    /** Globs by what all texts they stand for begin with, or end with. */
    private static final class Ends<V> {

        private final boolean last;
        private final Map<String, List<Wild<V>>> wilds = new HashMap<>();

        /** Of all keys, each once, the shortest first. */
        private int[] lengths = {};

        Ends(boolean last) {
            this.last = last;
        }

        void add(String end, Wild<V> wild) {
            wilds.computeIfAbsent(end, _ -> new ArrayList<>()).add(wild);
            if (Arrays.binarySearch(lengths, end.length()) < 0) {
                lengths = IntStream.concat(Arrays.stream(lengths), IntStream.of(end.length()))
                        .sorted()
                        .toArray();
            }
        }

        void find(String text, Consumer<V> found) {
            for (int length : lengths) {
                if (length > text.length()) {
                    return;
                }
                List<Wild<V>> some =
                        wilds.get(last ? text.substring(text.length() - length) : text.substring(0, length));
                if (some != null) {
                    for (Wild<V> wild : some) {
                        if (wild.glob().matches(text)) {
                            found.accept(wild.value());
                        }
                    }
                }
            }
        }
    }

    /** The value of a pattern, made where there is none yet; null where the pattern is invalid. */
    @Nullable
    V of(String pattern, Supplier<V> made) {
        V known = byPattern.get(pattern);
        if (known != null) {
            return known;
        }
        Glob glob = Glob.compile(pattern).orElse(null);
        if (glob == null) {
            return null;
        }
        String text = glob.text();
        V value = text == null ? made.get() : texts.computeIfAbsent(text, _ -> made.get());
        byPattern.put(pattern, value);
        if (text == null && glob.suffix().length() > glob.prefix().length()) {
            suffixes.add(glob.suffix(), new Wild<>(glob, value));
        } else if (text == null) {
            prefixes.add(glob.prefix(), new Wild<>(glob, value));
        }
        return value;
    }

    /** Hands on the values of all patterns that stand for a text. */
    void find(String text, Consumer<V> found) {
        V exact = texts.get(text);
        if (exact != null) {
            found.accept(exact);
        }
        prefixes.find(text, found);
        suffixes.find(text, found);
    }
}
