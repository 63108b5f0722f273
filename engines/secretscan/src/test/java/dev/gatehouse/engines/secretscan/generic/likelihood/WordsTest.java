package dev.gatehouse.engines.secretscan.generic.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void hasEveryWordOfItsListAndNoOther() throws IOException {
        List<String> listed;
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"))) {
            listed = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
        Set<String> words = new HashSet<>(listed);

        assertThat(listed).hasSizeGreaterThan(5_000).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]+"));
        assertThat(listed).allMatch(Words::has);
        for (String word : listed) {
            for (String near : List.of(word + "q", word.substring(1), word.substring(0, word.length() - 1))) {
                assertThat(Words.has(near)).as(near).isEqualTo(words.contains(near));
            }
        }
    }

    @Test
    void tellsHowMuchOfATextWordsCover() {
        assertThat(Words.cover("databasePassword")).isEqualTo(1);
        assertThat(Words.cover("xqzvkw")).isZero();
        assertThat(Words.cover("xqzv-server")).isCloseTo(0.6, within(0.01));
        assertThat(Words.cover("1234")).isZero();
    }

    @Test
    void randomLettersFollowOneAnotherLessUsually() {
        assertThat(Words.usualness("configuration")).isGreaterThan(Words.usualness("xqzvkwjhqp"));
        assertThat(Words.usualness("ab")).isZero();
    }
}
