package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A token without a mark of its own, told by the name it is assigned to: the issuer's name is a part of that name, or
 * stands a little before it, as the key of a mapping does; and the name says that its value is a secret.
 *
 * <p>The value stands on the same line, or under {@code value} on the next, as the variables of a container do.
 */
final class Named implements Verifier {

    private static final int AHEAD = 160;
    private static final int MOST_LINES = 4;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_GAP = 24;
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_.-");
    private static final CharacterClass LONGER = CharacterClass.of("0-9a-zA-Z_.+/=-");
    private static final CharacterClass BETWEEN = CharacterClass.of(" \t=:'\"`>(,\\");
    private static final CharacterClass BETWEEN_LINES = CharacterClass.of(" \t\r\n:'\"-,");

    private static final List<String> SECRET = List.of(
            "key",
            "token",
            "secret",
            "passw",
            "auth",
            "credential",
            "apikey",
            "pat",
            "bearer",
            "signature",
            "seed",
            "wif");

    private static final List<String> HARMLESS = List.of(
            "public",
            "publish",
            "checksum",
            "digest",
            "sha1",
            "sha256",
            "md5",
            "hash",
            "commit",
            "revision",
            "keyid",
            "key_id",
            "key-id",
            "name",
            "file",
            "path",
            "cache",
            "trace",
            "version",
            "_url",
            "endpoint",
            "tokenid",
            "token_id",
            "arn",
            "fingerprint");

    /** Two names and the gaps after them, before a value that may stand right after the issuer's name. */
    private static final int BEFORE = 2 * LONGEST_NAME + 2 * LONGEST_GAP;

    private final List<TokenForm> forms;

    /** How many characters a token has at least. */
    private final int shortest;

    /** For each byte whether a token may have it. */
    private final boolean[] characters = new boolean[256];

    Named(List<TokenForm> forms) {
        this.forms = List.copyOf(forms);
        shortest = forms.stream().mapToInt(form -> form.form().shortest()).min().orElse(1);
        for (char c = 0; c < characters.length; c++) {
            for (TokenForm form : forms) {
                characters[c] |= form.form().mayHave(c);
            }
        }
    }

    @Override
    public Reach reach() {
        int longest =
                forms.stream().mapToInt(form -> form.form().longest()).max().orElse(0);
        return Reach.of(BEFORE, Math.min(SecretScanner.REACH, LONGEST_NAME + AHEAD + longest + 2));
    }

    /** Whether as many of a token's characters follow as it has at least, or as many as are in reach. */
    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        int at = end;
        while (at + shortest <= to) {
            int last = at + shortest - 1;
            while (last >= at && characters[content[last] & 0xff]) {
                last--;
            }
            if (last < at) {
                return true;
            }
            at = last + 1;
        }
        if (to < end + AHEAD) {
            return true;
        }
        int cut = Math.max(at, end + AHEAD - 1);
        while (cut < to && characters[content[cut] & 0xff]) {
            cut++;
        }
        return cut == to;
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int limit = Math.min(text.length(), end + AHEAD);
        int lines = 0;
        int at = NAME.runEnd(text, end, LONGEST_NAME);
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '\n' && ++lines == MOST_LINES) {
                return null;
            }
            if (!NAME.has(c)) {
                at++;
                continue;
            }
            Extent extent = valueAt(text, at, start);
            if (extent != null) {
                return extent;
            }
            at = Math.max(at + 1, NAME.runEnd(text, at, limit - at));
        }
        return null;
    }

    private @Nullable Extent valueAt(String text, int at, int issuer) {
        for (TokenForm form : forms) {
            int end = form.form().endFrom(text, at);
            if (end >= 0
                    && isFree(text, end)
                    && isSecret(nameBefore(text, at), text, at, issuer)
                    && form.isToken(text.substring(at, end))) {
                return new Extent(at, end, Confidence.MEDIUM);
            }
        }
        return null;
    }

    private static boolean isFree(String text, int end) {
        return end == text.length() || !LONGER.has(text.charAt(end)) || text.charAt(end) == '.' && isEnd(text, end + 1);
    }

    private static boolean isEnd(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }

    /** The name that a value is assigned to; empty where nothing is. */
    private static String nameBefore(String text, int value) {
        int end = BETWEEN.runStart(text, value, LONGEST_GAP);
        String between = text.substring(end, value);
        if (between.indexOf('=') < 0 && between.indexOf(':') < 0 && between.indexOf(',') < 0) {
            return "";
        }
        int start = NAME.runStart(text, end, LONGEST_NAME);
        String name = text.substring(start, end);
        if (name.equalsIgnoreCase("value") || name.equalsIgnoreCase("default")) {
            end = BETWEEN_LINES.runStart(text, start, LONGEST_GAP);
            start = NAME.runStart(text, end, LONGEST_NAME);
            name = text.substring(start, end);
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether a name says that its value is a secret: itself, or the issuer's name within it does. */
    private static boolean isSecret(String name, String text, int value, int issuer) {
        return !name.isEmpty()
                && SECRET.stream().anyMatch(name::contains)
                && HARMLESS.stream().noneMatch(name::contains)
                && !(value > issuer && text.substring(issuer, value).contains("---\n"));
    }
}
