package dev.gatehouse.model.judgement;

import dev.gatehouse.model.FactKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One check, as people read of it. Its function stands beside it in its practice.
 *
 * @param id {@code practice/slug}, for example {@code twofactor/member-without-second-factor}
 * @param severities how much it weighs, by where its subject stands
 * @param title what is wrong when it fails, in a few words, no full stop
 * @param why what can happen
 * @param fix what to do, concretely
 * @param example the lines to write, or an empty text
 * @param needs the kinds of fact without which it can't pass
 * @param evidences the requirements it bears on, sorted
 */
public record Rule(
        String id,
        Practice practice,
        Map<Standing, Severity> severities,
        String title,
        String why,
        String fix,
        String example,
        Set<FactKind> needs,
        List<Requirement> evidences)
        implements Comparable<Rule> {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Rule {
        severities = Map.copyOf(severities);
        needs = Set.copyOf(needs);
        evidences = evidences.stream().sorted().distinct().toList();
        if (title.isBlank() || why.isBlank() || fix.isBlank() || needs.isEmpty()) {
            throw new IllegalArgumentException(id + ": a rule has a title, a why, a fix, and facts it needs");
        }
    }

    /** The severity where nothing is known of the subject's standing. */
    public Severity severity() {
        return severity(Standing.ORDINARY);
    }

    public Severity severity(Standing standing) {
        Severity severity = severities.get(standing);
        if (severity == null) {
            throw new IllegalStateException(id + " has no severity for " + standing);
        }
        return severity;
    }

    @Override
    public int compareTo(Rule other) {
        int byPractice = practice.compareTo(other.practice);
        return byPractice != 0 ? byPractice : id.compareTo(other.id);
    }

    /**
     * Begins a rule.
     *
     * @param practice its practice
     * @param slug words in lower case joined by hyphens
     */
    public static Writing of(Practice practice, String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
        return new Writing(practice, slug);
    }

    /** A rule being written; used by one thread, once. */
    public static final class Writing {

        private final Practice practice;
        private final String slug;
        private final Map<Standing, Severity> severities = new EnumMap<>(Standing.class);
        private final Set<FactKind> needs = EnumSet.noneOf(FactKind.class);
        private final List<Requirement> evidences = new ArrayList<>();
        private String title = "";
        private String why = "";
        private String fix = "";
        private String example = "";

        private Writing(Practice practice, String slug) {
            this.practice = practice;
            this.slug = slug;
        }

        /** The same severity wherever it stands. */
        public Writing severity(Severity severity) {
            return severity(severity, severity, severity);
        }

        public Writing severity(Severity inProduction, Severity elsewhere, Severity inSandbox) {
            severities.put(Standing.PRODUCTION, inProduction);
            severities.put(Standing.ORDINARY, elsewhere);
            severities.put(Standing.SANDBOX, inSandbox);
            return this;
        }

        public Writing title(String text) {
            title = text.strip();
            return this;
        }

        public Writing why(String text) {
            why = text.strip();
            return this;
        }

        public Writing fix(String text) {
            fix = text.strip();
            return this;
        }

        /** Lines to write, in the file's own language. */
        public Writing example(String text) {
            example = text.stripTrailing();
            return this;
        }

        public Writing needs(FactKind... kinds) {
            needs.addAll(Arrays.asList(kinds));
            return this;
        }

        /**
         * Names the requirements it bears on.
         *
         * @param requirements as {@link Requirement#of} reads them
         */
        public Writing evidences(String... requirements) {
            Arrays.stream(requirements).map(Requirement::of).forEach(evidences::add);
            return this;
        }

        public Rule written() {
            return new Rule(
                    practice.slug() + "/" + slug, practice, severities, title, why, fix, example, needs, evidences);
        }
    }
}
