package dev.gatehouse.engines.secretscan;

import java.util.List;

/**
 * A format of tokens.
 *
 * @param id lower case with hyphens: {@code github-fine-grained-pat}
 * @param description the format's name for people, without an article: {@code GitHub fine-grained personal access
 *     token}
 * @param keywords at each of which the verifier is asked
 * @param verifier tells whether a token stands there
 */
public record Detector(String id, String description, List<Keyword> keywords, Verifier verifier) {

    public Detector {
        keywords = List.copyOf(keywords);
        if (keywords.isEmpty()) {
            throw new IllegalArgumentException("a detector has a keyword: " + id);
        }
    }

    /** A detector whose keywords are the exact beginnings of its tokens. */
    public static Detector of(String id, String description, Verifier verifier, String... keywords) {
        List<Keyword> exact = List.of(keywords).stream().map(Keyword::exact).toList();
        return new Detector(id, description, exact, verifier);
    }

    /** A detector whose keywords are words near its tokens, in any case. */
    public static Detector near(String id, String description, Verifier verifier, String... words) {
        List<Keyword> anyCase = List.of(words).stream().map(Keyword::anyCase).toList();
        return new Detector(id, description, anyCase, verifier);
    }

    @Override
    public String toString() {
        return id;
    }
}
