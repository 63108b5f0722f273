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
import org.jspecify.annotations.Nullable;

/** The password among the arguments of a call that takes a user and a password: {@code login("user", "literal")}. */
final class CallCredentials {

    static final String[] KEYWORDS = {
        "login(",
        "signin(",
        "authenticate(",
        "auth(",
        "auth=(",
        "credentials(",
        "credential(",
        "getconnection(",
        "connect(",
        "authentication(",
        "authenticationtoken(",
        "loginas(",
        "createuser(",
        "adduser(",
        "create_user(",
        "withuser("
    };

    private static final int LONGEST = 400;
    private static final int MOST_ARGUMENTS = 6;
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass PLAIN = CharacterClass.of("0-9a-zA-Z_.$[]()&*:");

    private CallCredentials() {}

    static @Nullable Candidate read(String text, int start, int end) {
        List<@Nullable Literal> arguments = arguments(text, end);
        int nameStart = NAME.runStart(text, end - 1, 40);
        String name = text.substring(start, end - 1).toLowerCase(Locale.ROOT);
        int position = name.equals("getconnection") ? 2 : 1;
        if (name.equals("connect")) {
            position = arguments.size() - 1 >= 2 ? 2 : -1;
        }
        if (position < 1 || arguments.size() <= position || arguments.size() > 4) {
            return null;
        }
        Literal password = arguments.get(position);
        if (password == null) {
            return null;
        }
        Literal user = arguments.get(position - 1);
        boolean literalUser =
                user != null && !text.substring(user.start(), user.end()).contains(" ");
        List<String> features = new ArrayList<>();
        features.add("credentials.call=" + name.replaceAll("[=_]", ""));
        features.add(
                literalUser
                        ? "credentials.user=literal"
                        : user == null ? "credentials.user=expression" : "credentials.user=text");
        if (user != null
                && text.regionMatches(user.start(), text, password.start(), password.end() - password.start())) {
            features.add("credentials.user-is-password");
        }
        NamedLiteral literal = new NamedLiteral(
                text,
                nameStart,
                end - 1,
                Syntax.CREDENTIALS,
                password.quote(),
                password.start(),
                password.end(),
                "",
                false);
        return Candidate.of(literal, "password", features);
    }

    /** The arguments of a call, null for each that is no literal; none where they are not simple. */
    private static List<@Nullable Literal> arguments(String text, int from) {
        List<@Nullable Literal> arguments = new ArrayList<>();
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && arguments.size() < MOST_ARGUMENTS) {
            at = skip(text, at, limit);
            at = Math.max(at, LiteralReader.prefixEnd(text, at));
            if (at >= limit) {
                return List.of();
            }
            if (Quote.of(text.charAt(at)) != Quote.NONE) {
                Literal literal = LiteralReader.quoted(text, at, "");
                if (literal == null) {
                    return List.of();
                }
                arguments.add(literal);
                at = literal.end() + 1;
                if (text.startsWith(".toCharArray()", at)) {
                    at += ".toCharArray()".length();
                }
            } else {
                int end = expressionEnd(text, at, limit);
                if (end == at) {
                    return List.of();
                }
                arguments.add(null);
                at = end;
            }
            at = skip(text, at, limit);
            if (at >= limit) {
                return List.of();
            }
            if (text.charAt(at) == ')') {
                return arguments;
            }
            if (text.charAt(at) != ',') {
                return List.of();
            }
            at++;
        }
        return List.of();
    }

    private static int expressionEnd(String text, int from, int limit) {
        int open = 0;
        int at = from;
        while (at < limit && PLAIN.has(text.charAt(at))) {
            char c = text.charAt(at);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static int skip(String text, int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
