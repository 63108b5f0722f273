package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.Literal;
import dev.gatehouse.engines.secretscan.generic.literal.LiteralReader;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secret among the arguments of a call that takes one at a known place: {@code login("user", "literal")}. */
final class CallCredentials {

    /** Where a call takes what. */
    private enum Takes {
        /** A user, then a password. */
        USER_PASSWORD,

        /** A user, then perhaps an address, then a password. */
        USER_MAIL_PASSWORD,

        /** A place, then a user, then a password. */
        PLACE_USER_PASSWORD,

        /** A place, perhaps with a port, a user, then a password. */
        CONNECTION,

        /** The name of a radio network, then its password. */
        NETWORK,

        /** A stream, then a password of characters. */
        STORE,

        /** A text, then the secret that signs it. */
        SIGNING,

        /** A secret. */
        SECRET,

        /** What one-time passwords are made of, in base 32 (RFC 4226, RFC 6238). */
        SEED,

        /** {@code user:password}, to be encoded in base 64. */
        PAIR
    }

    private static final Map<String, Takes> CALLS = Map.ofEntries(
            Map.entry("login(", Takes.USER_PASSWORD),
            Map.entry("signin(", Takes.USER_PASSWORD),
            Map.entry("signinasync(", Takes.USER_PASSWORD),
            Map.entry("emailandpassword(", Takes.USER_PASSWORD),
            Map.entry("authenticate(", Takes.USER_PASSWORD),
            Map.entry("auth(", Takes.USER_PASSWORD),
            Map.entry("auth=(", Takes.USER_PASSWORD),
            Map.entry("basic_auth ", Takes.USER_PASSWORD),
            Map.entry("basic(", Takes.USER_PASSWORD),
            Map.entry("credentials(", Takes.USER_PASSWORD),
            Map.entry("credential(", Takes.USER_PASSWORD),
            Map.entry("authentication(", Takes.USER_PASSWORD),
            Map.entry("authenticationtoken(", Takes.USER_PASSWORD),
            Map.entry("passwordtoken(", Takes.USER_PASSWORD),
            Map.entry("loginas(", Takes.USER_PASSWORD),
            Map.entry("withuser(", Takes.USER_PASSWORD),
            Map.entry("createuser(", Takes.USER_MAIL_PASSWORD),
            Map.entry("adduser(", Takes.USER_MAIL_PASSWORD),
            Map.entry("create_user(", Takes.USER_MAIL_PASSWORD),
            Map.entry("create_superuser(", Takes.USER_MAIL_PASSWORD),
            Map.entry("getconnection(", Takes.PLACE_USER_PASSWORD),
            Map.entry("mysqli(", Takes.PLACE_USER_PASSWORD),
            Map.entry("pdo(", Takes.PLACE_USER_PASSWORD),
            Map.entry("sequelize(", Takes.PLACE_USER_PASSWORD),
            Map.entry("connect(", Takes.CONNECTION),
            Map.entry("wifi.begin(", Takes.NETWORK),
            Map.entry("softap(", Takes.NETWORK),
            Map.entry(".load(", Takes.STORE),
            Map.entry("jwt.sign(", Takes.SIGNING),
            Map.entry("jwt.verify(", Takes.SIGNING),
            Map.entry("jwt.encode(", Takes.SIGNING),
            Map.entry("jwt.decode(", Takes.SIGNING),
            Map.entry("createhmac(", Takes.SIGNING),
            Map.entry("cookieparser(", Takes.SECRET),
            Map.entry("hmac.new(", Takes.SECRET),
            Map.entry("otp(", Takes.SEED),
            Map.entry("otp.new(", Takes.SEED),
            Map.entry("otp.new ", Takes.SEED),
            Map.entry("btoa(", Takes.PAIR),
            Map.entry("b64encode(", Takes.PAIR),
            Map.entry("base64_encode(", Takes.PAIR),
            Map.entry("buffer.from(", Takes.PAIR),
            Map.entry("encodetostring(", Takes.PAIR));

    static final String[] KEYWORDS = CALLS.keySet().stream().sorted().toArray(String[]::new);

    private static final int LONGEST = 400;
    private static final int MOST_ARGUMENTS = 4;
    private static final int SHORTEST_SEED = 16;
    private static final CharacterClass BASE32 = CharacterClass.of("A-Z2-7");
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass USER = CharacterClass.of("0-9a-zA-Z_.@+-");

    private CallCredentials() {}

    static @Nullable Candidate read(String text, int start, int end) {
        String call = text.substring(start, end).toLowerCase(Locale.ROOT);
        Takes takes = CALLS.get(call);
        int after = skip(text, end, Math.min(text.length(), end + 8));
        boolean argument = after < text.length() && !(text.charAt(after) == ')' || text.charAt(after) == '{');
        if (takes == null || !argument && takes != Takes.SIGNING) {
            return null;
        }
        List<@Nullable Literal> arguments = arguments(text, end);
        int position = position(takes, arguments, text);
        Literal literal = position < arguments.size() ? arguments.get(position) : null;
        if (literal == null) {
            return null;
        }
        int from = literal.start();
        int length = literal.end() - from;
        if (takes == Takes.PAIR) {
            int colon = text.indexOf(':', from, literal.end());
            if (colon <= from
                    || USER.runEnd(text, from, length) != colon
                    || text.indexOf(' ', from, literal.end()) > 0) {
                return null;
            }
            from = colon + 1;
        }
        boolean characters = text.startsWith(".toCharArray()", literal.end() + 1);
        boolean seed = length >= SHORTEST_SEED && BASE32.runEnd(text, from, length) == literal.end();
        if (takes == Takes.STORE && !characters || takes == Takes.SEED && !seed) {
            return null;
        }
        int nameStart = NAME.runStart(text, end - 1, 40);
        NamedLiteral named = new NamedLiteral(
                text, nameStart, end - 1, Syntax.CREDENTIALS, literal.quote(), from, literal.end(), "", false);
        boolean password = takes != Takes.SIGNING && takes != Takes.SECRET && takes != Takes.SEED;
        List<String> features =
                features(takes, password, position == 0 ? null : arguments.get(position - 1), literal, text);
        features.add("credentials.call=" + call.replaceAll("[=_.( ]", ""));
        return Candidate.of(named, password ? "password" : "secret", features);
    }

    private static int position(Takes takes, List<@Nullable Literal> arguments, String text) {
        return switch (takes) {
            case USER_PASSWORD, NETWORK, STORE, SIGNING -> 1;
            case USER_MAIL_PASSWORD -> arguments.size() > 2 && isMail(text, arguments.get(1)) ? 2 : 1;
            case PLACE_USER_PASSWORD -> 2;
            case CONNECTION -> arguments.size() > 3 && arguments.get(1) == null && arguments.get(2) != null ? 3 : 2;
            case SECRET, SEED, PAIR -> 0;
        };
    }

    private static boolean isMail(String text, @Nullable Literal literal) {
        return literal == null || text.indexOf('@', literal.start(), literal.end()) > 0;
    }

    private static List<String> features(
            Takes takes, boolean password, @Nullable Literal before, Literal literal, String text) {
        List<String> features = new ArrayList<>();
        boolean user = password && takes != Takes.STORE && takes != Takes.PAIR;
        if (user) {
            boolean word = before != null && text.indexOf(' ', before.start(), before.end()) < 0;
            features.add(
                    word
                            ? "credentials.user=literal"
                            : before == null ? "credentials.user=expression" : "credentials.user=text");
            if (before != null
                    && text.substring(before.start(), before.end())
                            .equals(text.substring(literal.start(), literal.end()))) {
                features.add("credentials.user-is-password");
            }
        }
        return features;
    }

    /** The first arguments of a call, null for each that is no literal. */
    private static List<@Nullable Literal> arguments(String text, int from) {
        List<@Nullable Literal> arguments = new ArrayList<>();
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && arguments.size() < MOST_ARGUMENTS) {
            at = skip(text, at, limit);
            if (text.startsWith("[]byte(", at)) {
                at += "[]byte(".length();
            }
            at = Math.max(at, LiteralReader.prefixEnd(text, at));
            if (at >= limit) {
                return arguments;
            }
            Literal literal = Quote.of(text.charAt(at)) != Quote.NONE ? LiteralReader.quoted(text, at, "") : null;
            int end = literal == null ? expressionEnd(text, at, limit) : literal.end() + 1;
            if (literal != null && text.startsWith(".toCharArray()", end)) {
                end += ".toCharArray()".length();
            }
            if (end < 0) {
                return arguments;
            }
            int next = skip(text, end, limit);
            boolean whole = next < limit && (text.charAt(next) == ',' || text.charAt(next) == ')' || isEnd(text, next));
            if (!whole && next < text.length()) {
                return arguments;
            }
            arguments.add(literal);
            if (next == text.length() || text.charAt(next) != ',') {
                return arguments;
            }
            at = next + 1;
        }
        return arguments;
    }

    private static boolean isEnd(String text, int at) {
        return text.charAt(at - 1) == '\n' || text.charAt(at) == ';' || text.startsWith("do", at);
    }

    /** Where an expression ends, before the comma or the parenthesis after it; negative where it does not soon. */
    private static int expressionEnd(String text, int from, int limit) {
        int open = 0;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (open == 0 && (c == ',' || c == ')')) {
                return at > from ? at : -1;
            }
            open += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            if (open < 0 || c == ';') {
                return -1;
            }
            if (Quote.of(c) != Quote.NONE) {
                Literal literal = LiteralReader.quoted(text, at, "");
                if (literal == null) {
                    return -1;
                }
                at = literal.end();
            }
            at++;
        }
        return -1;
    }

    private static int skip(String text, int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
