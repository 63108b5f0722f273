package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.NameExtent;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteralReader;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** UUIDs (RFC 9562) that a name gives away as keys. Asked at the first hyphen. */
final class UuidKeys implements CandidateReader {

    private static final CharacterClass GAP = CharacterClass.of(" \t:=,\"'`(\\>[{@");
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_.-");
    private static final int LONGEST_GAP = 24;
    private static final int LENGTH = 36;

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return start - 8 > from
                && start + LENGTH - 8 <= to
                && content[start + 5] == '-'
                && content[start + 10] == '-'
                && content[start + 15] == '-'
                && GAP.has((char) (content[start - 9] & 0xff));
    }

    @Override
    public @Nullable Candidate read(String text, int start, int end) {
        int from = start - 8;
        boolean shaped = from >= 0
                && from + LENGTH <= text.length()
                && text.charAt(start + 5) == '-'
                && text.charAt(start + 10) == '-'
                && text.charAt(start + 15) == '-'
                && isUuid(text, from);
        if (!shaped) {
            return null;
        }
        int nameEnd = GAP.runStart(text, from, LONGEST_GAP);
        int nameStart = WORD.runStart(text, nameEnd, 80);
        if (nameEnd == from || nameStart == nameEnd) {
            return null;
        }
        Extent name = NameExtent.around(text, nameEnd - 1, nameEnd);
        if (name != null) {
            NamedLiteral literal = NamedLiteralReader.read(text, name.start(), name.end());
            if (literal != null && literal.start() == from && literal.end() == from + LENGTH) {
                Candidate named = Candidate.named(literal, List.of("uuid.named"));
                if (named != null) {
                    return named;
                }
            }
        }
        String lower = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        boolean identifies = lower.endsWith("clientid")
                || lower.endsWith("client_id")
                || lower.endsWith("client-id")
                || lower.endsWith("appid")
                || lower.endsWith("app_id")
                || lower.endsWith("applicationid");
        NamedLiteral bare = new NamedLiteral(
                text, nameStart, nameEnd, Syntax.ASSIGNMENT, Quote.NONE, from, from + LENGTH, "", false);
        return identifies ? Candidate.of(bare, "key", List.of("uuid.identifies-client")) : null;
    }

    private static boolean isUuid(String text, int from) {
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(from + i);
            if (hyphen ? c != '-' : !CharacterClass.HEX.has(c)) {
                return false;
            }
        }
        boolean before = from > 0 && CharacterClass.ALPHANUMERIC.has(text.charAt(from - 1));
        int end = from + LENGTH;
        return !before && (end == text.length() || !WORD.has(text.charAt(end)) || text.charAt(end) == '.');
    }
}
