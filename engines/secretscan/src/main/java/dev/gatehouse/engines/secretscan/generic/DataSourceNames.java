package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The password of {@code user:password@tcp(host:port)/database}, as Go's driver of MySQL writes it. */
final class DataSourceNames {

    private static final int LONGEST = 120;
    private static final CharacterClass USER = CharacterClass.of("0-9a-zA-Z_.-");
    private static final String ENDS = " \t\r\n\"'`<>()";

    private DataSourceNames() {}

    static @Nullable Candidate read(String text, int start, int end) {
        int first = Math.max(0, start - LONGEST);
        int from = start;
        while (from > first && ENDS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int colon = text.indexOf(':', from, start);
        if (colon <= from || USER.runEnd(text, from, LONGEST) != colon) {
            return null;
        }
        NamedLiteral literal = new NamedLiteral(text, from, colon, Syntax.URL, Quote.NONE, colon + 1, start, "", false);
        return Candidate.of(literal, "password", List.of("url.data-source-name"));
    }
}
