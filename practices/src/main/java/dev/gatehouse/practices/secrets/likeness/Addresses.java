package dev.gatehouse.practices.secrets.likeness;

import java.util.List;
import java.util.regex.Pattern;

/** URLs, and the secrets in them. */
final class Addresses {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s]{1,4000}");
    private static final int LONGEST_AUTHORITY = 500;

    /** Hosts whose URLs let in whoever knows their path. */
    private static final List<String> CAPABILITIES = List.of(
            "hooks.slack.com/services/T",
            "discord.com/api/webhooks/",
            "discordapp.com/api/webhooks/",
            ".webhook.office.com/webhookb2/",
            "hc-ping.com/");

    private static final Pattern CAPABILITY_TAIL =
            Pattern.compile("[A-Za-z0-9_/@.-]{0,200}[A-Za-z0-9]{6}[A-Za-z0-9_/@.-]{0,200}");

    private Addresses() {}

    static boolean url(String text) {
        return URL.matcher(text).matches();
    }

    /** Whether a URL in the text has a password in its user information (RFC 3986, section 3.2.1), or is one itself. */
    static boolean withSecret(String text) {
        int from = 0;
        while (true) {
            int scheme = text.indexOf("://", from);
            if (scheme < 0) {
                return capability(text);
            }
            if (password(text, scheme + 3)) {
                return true;
            }
            from = scheme + 3;
        }
    }

    private static boolean password(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_AUTHORITY);
        int colon = -1;
        int at = -1;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c == '`' || Character.isWhitespace(c)) {
                break;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c == '@') {
                at = i;
            }
        }
        if (colon < 0 || at <= colon + 1) {
            return false;
        }
        LiteralShape shape = LiteralShape.of(text.substring(colon + 1, at));
        return switch (shape) {
            case NAME -> !generic(text.substring(colon + 1, at));
            case CHANCE, NUMBER, HASH, ADDRESS, PATH ->
                !text.substring(colon + 1, at).matches("[:*x.]{1,40}");
            case EMPTY,
                    REFERENCE,
                    PLACEHOLDER,
                    PUBLIC_MATERIAL,
                    PRIVATE_KEY,
                    ADDRESS_WITH_SECRET,
                    SWITCH,
                    SENTENCE,
                    STRUCTURE -> false;
        };
    }

    /** The words that documentation writes for a password: {@code postgres://user:password@host}. */
    private static boolean generic(String password) {
        return List.of("password", "pass", "passwd", "pwd", "secret", "token", "pw")
                .contains(password.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean capability(String text) {
        for (String host : CAPABILITIES) {
            int at = text.indexOf(host);
            if (at >= 0) {
                String tail = text.substring(at + host.length(), Math.min(text.length(), at + host.length() + 400));
                int end = 0;
                while (end < tail.length()
                        && !Character.isWhitespace(tail.charAt(end))
                        && "\"'<>`".indexOf(tail.charAt(end)) < 0) {
                    end++;
                }
                String path = tail.substring(0, end);
                if (CAPABILITY_TAIL.matcher(path).matches()
                        && !path.contains("$")
                        && !Placeholders.is(path.toLowerCase(java.util.Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }
}
