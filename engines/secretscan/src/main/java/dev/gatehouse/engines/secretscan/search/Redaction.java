package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.gitleaks.RuleScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Makes secrets unreadable in short texts of a repository: names, messages, paths. Immutable. */
public final class Redaction {

    private static final int LONGEST = 1 << 16;
    private static final int SHORTEST = 4;

    private final SecretScanner scanner;
    private final RuleScanner rules;
    private final Predicate<Match> counts;

    private Redaction(Ruleset ruleset, Predicate<Match> counts) {
        this.scanner = ruleset.scanner();
        this.rules = ruleset.rules();
        this.counts = counts;
    }

    /** Of all that is searched for, whatever the confidence. */
    public static Redaction of(Ruleset ruleset) {
        return new Redaction(ruleset, match -> true);
    }

    /** Of what has a format of its own, and nothing else: for texts that speak of secrets, and for names. */
    public static Redaction ofFormats(Ruleset ruleset) {
        return new Redaction(
                ruleset, match -> ContentSearch.isOfAFormat(match.detector().id()));
    }

    /** A part of a text. */
    private record Part(int start, int end) {}

    /** The text with {@code REDACTED} for each secret; of a text beyond 64 KiB the beginning. */
    public String harmless(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST);
        List<Part> parts = new ArrayList<>();
        for (Match match : scanner.scan(bytes, length)) {
            if (counts.test(match)) {
                parts.add(new Part(match.start(), match.end()));
            }
        }
        rules.scan(bytes, length, null, null)
                .forEach(match -> parts.add(new Part(match.secretStart(), match.secretEnd())));
        if (parts.isEmpty() && length == bytes.length) {
            return text;
        }
        parts.sort(Comparator.comparingInt(Part::start));
        StringBuilder harmless = new StringBuilder();
        int end = 0;
        for (Part part : parts) {
            if (part.start() >= end) {
                harmless.append(new String(bytes, end, part.start() - end, StandardCharsets.UTF_8))
                        .append(Sighting.REDACTED);
            }
            end = Math.max(end, part.end());
        }
        return harmless.append(new String(bytes, end, length - end, StandardCharsets.UTF_8))
                .toString();
    }
}
