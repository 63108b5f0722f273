package dev.gatehouse.engines.policycsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *          | shop/web      | true
            shop/*     | shop/a/b      | true
            shop/*     | shop          | false
            */*        | shop/web      | true
            */*        | shop          | false
            **         | a/b/c         | true
            ab?        | abc           | true
            ab?        | ab            | false
            a[bc]d     | acd           | true
            a[!bc]d    | acd           | false
            a[!bc]d    | axd           | true
            [a-c]x     | bx            | true
            [!a-c]x    | bx            | false
            [abc-z]    | -             | true
            {a,b}c     | bc            | true
            {a,b{c,d}} | bd            | true
            {a,b{c,d}} | ad            | false
            {a,b       | b             | true
            {*a,b}     | xa            | true
            {,a}b      | b             | true
            a}b        | a}b           | true
            a,b        | a,b           | true
            a\\*       | a*            | true
            a\\*       | ab            | false
            *-{dev,qa} | shop-qa       | true
            ''         | ''            | true
            ''         | a             | false
            GET        | get           | false
            """)
    void matches(String pattern, String text, boolean matching) {
        assertThat(Glob.compile(pattern.replace("\\\\", "\\")).orElseThrow().matches(text))
                .isEqualTo(matching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-zA-Z]*", "[", "[]", "[!]", "a[b", "[z-a]", "[a-"})
    void doesNotCompile(String pattern) {
        assertThat(Glob.compile(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *        | shop/*  | true
            shop/*   | shop/w* | true
            shop/*   | *       | false
            */*      | shop/*  | true
            shop/web | shop/*  | false
            s?op     | s?op    | true
            s?op     | s[h]op  | false
            """)
    void covers(String wide, String narrow, boolean covering) {
        assertThat(Glob.compile(wide).orElseThrow().covers(Glob.compile(narrow).orElseThrow()))
                .isEqualTo(covering);
    }

    @Test
    void manyStarsTakeLinearTime() {
        Glob glob = Glob.compile("*a".repeat(500) + "b").orElseThrow();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(glob.matches("a".repeat(20_000))).isFalse());
    }
}
