package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The password of {@code scheme://user:password@host} (RFC 3986, section 3.2.1), and the token of
 * {@code https://token@host}, where the host is a forge's: elsewhere what stands there alone names an account or a
 * public key.
 */
final class UrlCredentials implements CandidateReader {

    private static final CharacterClass SCHEME = CharacterClass.of("0-9a-zA-Z+.-");
    private static final CharacterClass HOST = CharacterClass.of("0-9a-zA-Z_.-");
    private static final CharacterClass HOST_START = CharacterClass.of("0-9a-zA-Z[$<{%(_");
    private static final CharacterClass TOKEN = CharacterClass.of("0-9a-zA-Z_-");
    private static final int LONGEST_AUTHORITY = 300;
    private static final int SHORTEST_TOKEN = 20;
    private static final List<String> FORGES = List.of("git", "bitbucket", "forge", "codeberg");
    private static final String ENDS = "/?\"'`<>|\\ \t\r\n";

    private static final Set<String> ANY_USER =
            Set.of("user", "username", "usr", "name", "login", "foo", "uid", "youruser", "myuser", "id", "u", "xxx");
    private static final Set<String> ANY_PASSWORD = Set.of(
            "password",
            "pass",
            "passwd",
            "pwd",
            "pw",
            "secret",
            "token",
            "p",
            "mypass",
            "mypassword",
            "userpass",
            "xxx",
            "yyy",
            "psswd",
            "x-oauth-basic",
            "x-access-token");
    private static final Set<String> ANY_HOST =
            Set.of("host", "hostname", "server", "domain", "url", "proxy", "ip", "foo");

    @Override
    public @Nullable Candidate read(String text, int start, int end) {
        int scheme = SCHEME.runStart(text, start, 20);
        if (scheme == start) {
            return null;
        }
        int limit = Math.min(text.length(), end + LONGEST_AUTHORITY);
        int colon = -1;
        int at = -1;
        for (int i = end; i < limit; i++) {
            char c = text.charAt(i);
            if (ENDS.indexOf(c) >= 0 && !(c == '/' && colon > 0 && at < 0 && mayBeInPassword(text, i, limit))) {
                break;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@') {
                at = i;
            }
        }
        if (colon < 0 && at - end >= SHORTEST_TOKEN) {
            return token(text, scheme, start, end, at);
        }
        boolean complete = colon > 0 && at > colon + 1 && at + 1 < text.length() && HOST_START.has(text.charAt(at + 1));
        if (!complete) {
            return null;
        }
        NamedLiteral literal = new NamedLiteral(text, scheme, start, Syntax.URL, Quote.NONE, colon + 1, at, "", false);
        String user = text.substring(end, colon).toLowerCase(Locale.ROOT);
        String password = literal.value().toLowerCase(Locale.ROOT);
        if (password.indexOf('{') >= 0
                || password.startsWith("$")
                || password.startsWith("<")
                || password.startsWith("%") && !isPercentEncoded(password)) {
            return null;
        }
        return Candidate.of(literal, "password", features(text, user, password, at + 1));
    }

    private static @Nullable Candidate token(String text, int scheme, int start, int from, int at) {
        String host = text.substring(at + 1, HOST.runEnd(text, at + 1, 255)).toLowerCase(Locale.ROOT);
        boolean forge = FORGES.stream().anyMatch(host::contains);
        boolean word = TOKEN.runEnd(text, from, LONGEST_AUTHORITY) == at;
        NamedLiteral literal = new NamedLiteral(text, scheme, start, Syntax.URL, Quote.NONE, from, at, "", false);
        return forge && word && literal.value().chars().anyMatch(Character::isDigit)
                ? Candidate.of(literal, "token", List.of("url.token"))
                : null;
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return start > from && SCHEME.has((char) (content[start - 1] & 0xff)) && mayHavePassword(content, to, end);
    }

    private static boolean mayHavePassword(byte[] content, int to, int authority) {
        boolean colon = false;
        for (int i = authority; i < to; i++) {
            char c = (char) (content[i] & 0xff);
            if (c == '@') {
                return true;
            }
            if (ENDS.indexOf(c) >= 0 && !(c == '/' && colon)) {
                return false;
            }
            colon |= c == ':';
        }
        return true;
    }

    /** A slash, where an at sign follows soon and no other sign of a path does. */
    private static boolean mayBeInPassword(String text, int from, int limit) {
        for (int i = from + 1; i < Math.min(limit, from + 40); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            if (ENDS.indexOf(c) >= 0 || c == '.') {
                return false;
            }
        }
        return false;
    }

    private static boolean isPercentEncoded(String password) {
        return password.length() > 2
                && CharacterClass.HEX.has(password.charAt(1))
                && CharacterClass.HEX.has(password.charAt(2));
    }

    private static List<String> features(String text, String user, String password, int hostStart) {
        List<String> features = new ArrayList<>();
        String host =
                text.substring(hostStart, HOST.runEnd(text, hostStart, 255)).toLowerCase(Locale.ROOT);
        add(features, user.isEmpty(), "url.no-user");
        add(features, user.equals(password), "url.user-is-password");
        add(features, ANY_USER.contains(user), "url.any-user");
        add(features, ANY_PASSWORD.contains(password), "url.any-password");
        add(features, user.indexOf('{') >= 0 || user.startsWith("$") || user.startsWith("<"), "url.user-template");
        add(features, host.endsWith("example") || host.contains("example."), "url.example-host");
        add(features, host.equals("localhost") || host.equals("127.0.0.1"), "url.local-host");
        add(features, ANY_HOST.contains(host), "url.any-host");
        add(features, host.isEmpty(), "url.host-template");
        add(features, host.indexOf('.') > 0, "url.host-with-points");
        return features;
    }

    private static void add(List<String> features, boolean holds, String name) {
        if (holds) {
            features.add(name);
        }
    }
}
