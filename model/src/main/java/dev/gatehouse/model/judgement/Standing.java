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
        boolean sandbox = false;
        String before = "";
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i < name.length() && isOfWord(name.charAt(i))) {
                continue;
            }
            if (i > begin) {
                String word = name.substring(begin, i).toLowerCase(Locale.ROOT);
                if (PRODUCTION_WORDS.contains(word) && !NOT_QUITE.contains(before)) {
                    return PRODUCTION;
                }
                sandbox |= SANDBOX_WORDS.contains(word);
                before = word;
            }
            begin = i + 1;
        }
        return sandbox ? SANDBOX : ORDINARY;
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
    }
}
