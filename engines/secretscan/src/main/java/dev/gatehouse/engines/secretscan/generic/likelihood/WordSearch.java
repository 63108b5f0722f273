package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSearch;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Finds which of some words stand in a text, in any case, looking at each character once. */
final class WordSearch {

    private final String[] words;
    private final KeywordSearch search;

    /** Looks for at most 64 words of ASCII characters. */
    WordSearch(String... words) {
        this.words = words.clone();
        this.search = KeywordSearch.of(Stream.of(words).map(Keyword::anyCase).toList());
    }

    /** The bit of a word in what is found. */
    long bit(String word) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals(word)) {
                return 1L << i;
            }
        }
        throw new IllegalArgumentException("not looked for: " + word);
    }

    /** One bit for each word, from the lowest on in their order: whether it stands between two offsets. */
    long find(String text, int from, int to) {
        byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        long[] found = new long[1];
        search.visit(bytes, 0, bytes.length, (word, start) -> found[0] |= 1L << word);
        return found[0];
    }
}
