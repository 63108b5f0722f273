package dev.gatehouse.report.digest;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to begin with.
 *
 * @param action what to do, a sentence without its full stop
 * @param rule the rule that explains it; null where it is to show what was not seen
 * @param places how many places it puts right
 * @param rules how many rules it puts right or lets answer
 */
public record FirstStep(String action, @Nullable Rule rule, int places, int rules) {

    private static final int STEPS = 3;

    /**
     * At most three: the gravest, each with the rules it puts right along with it; and where there is room, the one
     * source that would answer most rules.
     */
    public static List<FirstStep> of(List<FailingRule> failing, List<Gap> gaps) {
        List<Candidate> left =
                new ArrayList<>(failing.stream().map(Candidate::of).toList());
        left.sort(Candidate.GRAVEST_FIRST);
        List<FirstStep> steps = new ArrayList<>();
        while (steps.size() < STEPS && !left.isEmpty()) {
            Candidate best = left.removeFirst();
            int before = left.size();
            left.removeIf(best::putsRight);
            FailingRule rule = best.rule();
            steps.add(new FirstStep(
                    Sentence.first(rule.rule().fix()),
                    rule.rule(),
                    rule.places().size(),
                    1 + before - left.size()));
        }
        if (steps.size() < STEPS) {
            gaps.stream()
                    .filter(g -> g.remedy() != null && g.rules() > 0)
                    .findFirst()
                    .ifPresent(g ->
                            steps.add(new FirstStep(Sentence.first(String.valueOf(g.remedy())), null, 0, g.rules())));
        }
        return steps;
    }

    /** A failing rule, and what fails there. */
    private record Candidate(FailingRule rule, Set<String> subjects) {

        /** A step in severity outweighs any number of places; within it, what its places weigh together counts. */
        static final Comparator<Candidate> GRAVEST_FIRST = Comparator.comparing(
                        (Candidate candidate) -> candidate.rule().severity())
                .thenComparingInt(candidate -> -candidate.weight());

        static Candidate of(FailingRule rule) {
            Set<String> subjects = new HashSet<>();
            for (Finding place : rule.places()) {
                String file = place.location() == null
                        ? place.address()
                        : place.location().file();
                subjects.add(file + "\n" + place.subject());
            }
            return new Candidate(rule, subjects);
        }

        int weight() {
            int weight = 0;
            for (Finding place : rule.places()) {
                weight += weight(place.severity());
            }
            return weight;
        }

        private static int weight(Severity severity) {
            return switch (severity) {
                case CRITICAL -> 200;
                case HIGH -> 60;
                case MEDIUM -> 16;
                case LOW -> 4;
                case INFO -> 1;
            };
        }

        /** Whether another rule of the same practice fails nowhere but where this one does. */
        boolean putsRight(Candidate other) {
            return other.rule.rule().practice() == rule.rule().practice() && subjects.containsAll(other.subjects);
        }
    }
}
