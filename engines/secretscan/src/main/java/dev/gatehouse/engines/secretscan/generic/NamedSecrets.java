package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.likelihood.Family;
import dev.gatehouse.engines.secretscan.generic.literal.NameExtent;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteralReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Literals that belong to a name of some families. */
final class NamedSecrets implements CandidateReader {

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
        return literal == null ? null : Candidate.of(literal, start, families);
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        int nameEnd = NameExtent.end(content, to, end);
        return nameEnd == to || nameEnd >= 0 && mayFollow((char) (content[nameEnd] & 0xff));
    }

    private static boolean mayFollow(char c) {
        return c <= ' ' || "=:,(\"'`<>{[]!?|\\)+&*".indexOf(c) >= 0;
    }
}
