package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.likelihood.Family;
import dev.gatehouse.engines.secretscan.generic.likelihood.NamesSeen;
import dev.gatehouse.engines.secretscan.generic.literal.LiteralGlance;
import dev.gatehouse.engines.secretscan.generic.literal.NameExtent;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteralReader;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literals that belong to a name of some families. */
final class NamedSecrets implements CandidateReader {

    private static final Pattern ALIAS = Pattern.compile("\\*[A-Za-z_][A-Za-z0-9_-]{0,60}");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z_][a-z0-9_-]{0,31}:[x*!]?:[0-9]{1,10}:[0-9]{1,10}:");

    private final Set<Family> families;

    NamedSecrets(Family... families) {
        this.families = Set.of(families);
    }

    @Override
    public @Nullable Candidate read(String text, int start, int end) {
        int nameEnd = NameExtent.end(text, end);
        boolean directory = start > 0 && text.charAt(start - 1) == '$' && text.startsWith("PWD", start);
        if (directory || nameEnd < 0 || nameEnd >= text.length() || !mayFollow(text.charAt(nameEnd))) {
            return null;
        }
        Extent name = NameExtent.around(text, start, nameEnd);
        NamedLiteral literal = name == null ? null : NamedLiteralReader.read(text, name.start(), name.end());
        return literal == null || literal.quote() == Quote.NONE && standsForAnother(literal.value())
                ? null
                : Candidate.of(literal, start, families);
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        int nameEnd = NameExtent.end(content, to, end);
        if (nameEnd == to) {
            return true;
        }
        if (nameEnd < 0 || !mayFollow((char) (content[nameEnd] & 0xff))) {
            return false;
        }
        int nameStart = NameExtent.start(content, from, start);
        return nameStart < 0
                ? start - from < NameExtent.LONGEST
                : NamesSeen.names(content, nameStart, nameEnd, start, families)
                        && LiteralGlance.mayFollow(content, from, to, nameStart, nameEnd);
    }

    /**
     * YAML's alias, {@code *dbPassword}, and the line of an account whose password is elsewhere, {@code root:x:0:0:}.
     */
    private static boolean standsForAnother(String value) {
        return ALIAS.matcher(value).matches() || ACCOUNT.matcher(value).lookingAt();
    }

    private static boolean mayFollow(char c) {
        return c <= ' ' || "=:,(\"'`<>{[]!?|\\)+&*".indexOf(c) >= 0;
    }
}
