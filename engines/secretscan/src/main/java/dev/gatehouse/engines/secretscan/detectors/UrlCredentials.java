package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NameWords;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The password of {@code scheme://user:password@host} (RFC 3986, section 3.2.1).
 *
 * <p>None is one that a variable or a template stands for, one that only names what belongs there, the user's own name,
 * or any for a host of documentation or of the machine itself.
 */
final class UrlCredentials {

    private static final CharacterClass SCHEME = CharacterClass.of("0-9a-zA-Z+.-");
    private static final CharacterClass HOST_START = CharacterClass.of("0-9a-zA-Z[$<{");
    private static final int LONGEST_AUTHORITY = 500;
    private static final int SHORTEST_PASSWORD = 4;
    private static final String ENDS = "/?#\"'`<>|\\^,; \t\r\n()";
    private static final String TEMPLATE = "${}<>%*[]";

    /** An ellipsis, U+2026, in UTF-8. */
    private static final String ELLIPSIS = "\u00e2\u0080\u00a6";

    private static final Set<String> WORDS = Set.of(
            "123456",
            "1234",
            "12345",
            "12345678",
            "admin",
            "apikey",
            "changeit",
            "guest",
            "hunter2",
            "pass",
            "passwd",
            "password",
            "passwort",
            "pw",
            "pwd",
            "root",
            "secret",
            "test",
            "token",
            "user",
            "username");

    private static final Set<String> LOCAL =
            Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal");

    /** A scheme of 20 characters, and a host of 255 after the longest authority. */
    private static final Verifier VERIFIER = Verifier.within(
            Reach.of(24, LONGEST_AUTHORITY + 260), UrlCredentials::mayHavePassword, UrlCredentials::password);

    private UrlCredentials() {}

    static List<Detector> detectors() {
        return List.of(Detector.of("url-password", "password in a URL", VERIFIER, "://"));
    }

    private static boolean mayHavePassword(byte[] content, int from, int to, int start, int end) {
        for (int i = end; i < to; i++) {
            char c = (char) (content[i] & 0xff);
            if (c == '@') {
                return true;
            }
            if (ENDS.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Extent password(String text, int start, int end) {
        int scheme = SCHEME.runStart(text, start, 20);
        if (scheme == start || !CharacterClass.LETTERS.has(text.charAt(scheme))) {
            return null;
        }
        int limit = Math.min(text.length(), end + LONGEST_AUTHORITY);
        int colon = -1;
        int at = -1;
        for (int i = end; i < limit && ENDS.indexOf(text.charAt(i)) < 0; i++) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@') {
                at = i;
            }
        }
        if (colon < 0 || at < colon || at + 1 >= text.length() || !HOST_START.has(text.charAt(at + 1))) {
            return null;
        }
        String user = text.substring(end, colon);
        String password = text.substring(colon + 1, at);
        return isSecret(user, password) && !isLocal(text, at + 1)
                ? new Extent(colon + 1, at, isMixed(password) ? Confidence.HIGH : Confidence.MEDIUM)
                : null;
    }

    /** Whether letters and digits stand in a password as nobody says them. */
    private static boolean isMixed(String password) {
        return password.length() >= 8
                && password.chars().anyMatch(c -> c >= '0' && c <= '9')
                && password.chars().anyMatch(Character::isLetter)
                && !password.toLowerCase(Locale.ROOT).startsWith("pass");
    }

    private static boolean isSecret(String user, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return password.length() >= SHORTEST_PASSWORD
                && password.chars().noneMatch(c -> TEMPLATE.indexOf(c) >= 0)
                && !password.contains(ELLIPSIS)
                && !lower.equals(user.toLowerCase(Locale.ROOT))
                && !WORDS.contains(lower)
                && password.chars().distinct().count() > 2
                && !lower.startsWith("your")
                && !lower.startsWith("my")
                && !isShouted(password)
                && !NameWords.isName(password)
                && !Placeholders.isPlaceholder(password);
    }

    /** A name of what belongs there: {@code DB_PASSWORD}. */
    private static boolean isShouted(String password) {
        return password.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
    }

    private static boolean isLocal(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 255 && "/:?#\"'` \t\r\n,;".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String host = text.substring(from, to).toLowerCase(Locale.ROOT);
        return host.startsWith("[::1]")
                || LOCAL.contains(host)
                || host.endsWith(".example")
                || host.endsWith("example.com")
                || host.endsWith("example.org")
                || host.endsWith("example.net");
    }
}
