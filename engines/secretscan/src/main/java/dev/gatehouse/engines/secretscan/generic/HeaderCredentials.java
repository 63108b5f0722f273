package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows a scheme of HTTP authentication (RFC 9110, section 11) or the name of the header that has it. */
final class HeaderCredentials {

    private static final CharacterClass TOKEN = CharacterClass.of("0-9a-zA-Z._~+/=:-");
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z-");
    private static final int LONGEST_TOKEN = 500;
    private static final int SHORTEST_TOKEN = 6;
    private static final int LONGEST_GAP = 16;
    private static final String GAP = " \t:=,\"'`(\\>[]{";

    private HeaderCredentials() {}

    /** At {@code Basic }: the base64 of a user and a password (RFC 7617). */
    static @Nullable Candidate basic(String text, int start, int end) {
        if (start > 0 && WORD.has(text.charAt(start - 1))) {
            return null;
        }
        int last = tokenEnd(text, end);
        if (last - end < SHORTEST_TOKEN || last - end > LONGEST_TOKEN) {
            return null;
        }
        String decoded = decoded(text.substring(end, last));
        List<String> features = new ArrayList<>(List.of("header=basic"));
        if (decoded == null) {
            if (!follows(text, start)) {
                return null;
            }
            features.add("header.not-decodable");
        } else {
            int colon = decoded.indexOf(':');
            String user = decoded.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String password = decoded.substring(colon + 1).toLowerCase(Locale.ROOT);
            features.add(colon < 0 ? "header.no-colon" : "header.user-and-password");
            boolean any = password.startsWith("pass") || password.equals(user) || password.startsWith("secret");
            if (colon >= 0 && any || decoded.equals("Aladdin:open sesame")) {
                features.add("header.any-password");
            }
        }
        return candidate(text, start, end, last, features);
    }

    /** At {@code Bearer }: a token (RFC 6750). */
    static @Nullable Candidate bearer(String text, int start, int end) {
        int last = tokenEnd(text, end);
        boolean possible = last - end >= SHORTEST_TOKEN && last - end <= LONGEST_TOKEN;
        return possible ? candidate(text, start, end, last, List.of("header=bearer")) : null;
    }

    /** At the name {@code Authorization}, in a header, a map or a call. */
    static @Nullable Candidate authorization(String text, int start, int end) {
        if (start > 0 && CharacterClass.LETTERS.has(text.charAt(start - 1))) {
            return null;
        }
        int from = end;
        int limit = Math.min(text.length(), end + LONGEST_GAP);
        while (from < limit && GAP.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (from == end || from == text.length()) {
            return null;
        }
        int scheme = WORD.runEnd(text, from, 24);
        boolean hasScheme = scheme > from && scheme < text.length() && text.charAt(scheme) == ' ';
        String name = hasScheme ? text.substring(from, scheme).toLowerCase(Locale.ROOT) : "";
        if (name.equals("basic") || name.equals("bearer")) {
            return null;
        }
        int token = hasScheme ? scheme + 1 : from;
        int last = tokenEnd(text, token);
        boolean possible = last - token >= SHORTEST_TOKEN && last - token <= LONGEST_TOKEN && mayEnd(text, last);
        return possible
                ? candidate(text, start, token, last, List.of(hasScheme ? "header=scheme" : "header=value"))
                : null;
    }

    private static boolean mayEnd(String text, int at) {
        return at == text.length() || "\"'`\\\r\n <,;".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean follows(String text, int start) {
        int from = Math.max(0, start - 40);
        return text.substring(from, start).toLowerCase(Locale.ROOT).contains("authorization");
    }

    private static @Nullable Candidate candidate(String text, int start, int from, int to, List<String> features) {
        NamedLiteral literal = new NamedLiteral(text, start, from, Syntax.HEADER, Quote.NONE, from, to, "", false);
        return Candidate.of(literal, "token", features);
    }

    private static int tokenEnd(String text, int from) {
        int end = TOKEN.runEnd(text, from, LONGEST_TOKEN + 1);
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
            end--;
        }
        return end;
    }

    private static @Nullable String decoded(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        for (byte b : bytes) {
            if (b < ' ' || b > '~') {
                return null;
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
