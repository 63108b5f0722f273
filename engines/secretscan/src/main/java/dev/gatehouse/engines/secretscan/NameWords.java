package dev.gatehouse.engines.secretscan;

import java.util.Locale;
import java.util.Set;

/** Tells texts that only name what belongs in their place, such as {@code authToken} or {@code my-password}. */
public final class NameWords {

    private static final int LONGEST = 80;

    private static final Set<String> WORDS = Set.of(
            "a",
            "access",
            "accesskey",
            "account",
            "admin",
            "an",
            "api",
            "apikey",
            "apisecret",
            "app",
            "auth",
            "authtoken",
            "basic",
            "bearer",
            "bot",
            "client",
            "code",
            "consumer",
            "credential",
            "credentials",
            "custom",
            "data",
            "super",
            "supersecret",
            "supersecretpassword",
            "test",
            "database",
            "db",
            "default",
            "demo",
            "deploy",
            "dsn",
            "github",
            "gitlab",
            "here",
            "id",
            "key",
            "login",
            "my",
            "name",
            "none",
            "null",
            "of",
            "pass",
            "passphrase",
            "passwd",
            "password",
            "private",
            "pw",
            "pwd",
            "registry",
            "repo",
            "repository",
            "root",
            "secret",
            "server",
            "service",
            "sid",
            "some",
            "ssh",
            "the",
            "token",
            "url",
            "user",
            "username",
            "value",
            "webhook",
            "word");

    private NameWords() {}

    /**
     * Whether all of a text are such words. Between two stands what is neither a letter nor a digit, or nothing, where
     * the second has a capital.
     */
    public static boolean isName(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean between = i == text.length() || !CharacterClass.ALPHANUMERIC.has(text.charAt(i));
            boolean capital = !between && i > start && isCapital(text, i) && !isCapital(text, i - 1);
            if (between || capital) {
                String word = text.substring(start, i).toLowerCase(Locale.ROOT);
                if (!word.isEmpty() && !WORDS.contains(word)) {
                    return false;
                }
                start = between ? i + 1 : i;
            }
        }
        return true;
    }

    private static boolean isCapital(String text, int at) {
        return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }
}
