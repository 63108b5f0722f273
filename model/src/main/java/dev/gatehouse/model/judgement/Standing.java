package dev.gatehouse.model.judgement;

import java.util.Locale;
import java.util.Set;

/** What depends on a thing, by where it stands: the same weakness weighs more in production than in a sandbox. */
public enum Standing {
    PRODUCTION,
    /** Neither declared nor named as anything. */
    ORDINARY,
    /** Development, test, sandbox, examples. */
    SANDBOX;

    private static final Set<String> PRODUCTION_WORDS = Set.of("production", "prod", "prd", "live");
    private static final Set<String> NOT_QUITE = Set.of("non", "pre", "no", "not", "nonprod", "preprod");
    private static final Set<String> SANDBOX_WORDS = Set.of(
            "dev",
            "develop",
            "development",
            "test",
            "tests",
            "testing",
            "testdata",
            "sandbox",
            "playground",
            "example",
            "examples",
            "sample",
            "samples",
            "demo",
            "fixtures",
            "local",
            "preview",
            "nonprod");

    /** The standing that a name or path tells by its words. */
    public static Standing ofWords(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1);
        boolean sandbox = false;
        for (int i = 0; i < words.length; i++) {
            if (PRODUCTION_WORDS.contains(words[i]) && (i == 0 || !NOT_QUITE.contains(words[i - 1]))) {
                return PRODUCTION;
            }
            sandbox |= SANDBOX_WORDS.contains(words[i]);
        }
        return sandbox ? SANDBOX : ORDINARY;
    }
}
