package dev.gatehouse.practices.secrets.likeness;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words written one after the other, with blanks between them. */
final class WordList {

    private WordList() {}

    static Set<String> of(String words) {
        return Arrays.stream(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
