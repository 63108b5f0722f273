package dev.gatehouse.practices.repositoryaccess.facts;

import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.judgement.Verdict;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is said of one subject.
 *
 * @param seen what was seen, or why it can't be told
 */
public record Outcome(Verdict verdict, String subject, String seen) {

    /**
     * Of a value that is right or not.
     *
     * @param wrong what can happen where it is not
     */
    public static <T> Outcome of(String subject, Told<T> value, Predicate<T> right, String wrong) {
        return switch (value) {
            case Told.Known<T>(T told) when right.test(told) -> new Outcome(Verdict.PASS, subject, "as it should be");
            case Told.Known<T> _ -> new Outcome(Verdict.FAIL, subject, wrong);
            case Told.Untold<T>(String reason) -> new Outcome(Verdict.UNKNOWN, subject, reason);
        };
    }

    public static Outcome of(String subject, boolean right, String wrong) {
        return of(subject, Told.known(right), yes -> yes, wrong);
    }

    /** For a subject that the rule does not speak of. */
    public static Optional<Outcome> none() {
        return Optional.empty();
    }
}
