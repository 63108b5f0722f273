package dev.gatehouse.practices.repositoryaccess.facts;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one type, as rules speak of them.
 *
 * @param kind that coverage speaks of
 * @param name what one of them is called in findings
 * @param concerned which of them rules speak of at all
 */
public record Subjects<F extends Fact>(Class<F> type, FactKind kind, Function<F, String> name, Predicate<F> concerned) {

    public static <F extends Fact> Subjects<F> of(Class<F> type, FactKind kind, Function<F, String> name) {
        return new Subjects<>(type, kind, name, _ -> true);
    }

    /** The same, without those that a condition leaves out. */
    public Subjects<F> where(Predicate<F> condition) {
        return new Subjects<>(type, kind, name, concerned.and(condition));
    }

    /** A rule on them that weighs the same wherever they stand. */
    public Draft<F> rule(String slug, Severity severity) {
        return rule(slug, severity, severity, severity);
    }

    public Draft<F> rule(String slug, Severity inProduction, Severity elsewhere, Severity inSandbox) {
        return new Draft<>(this, written(slug, kind).severity(inProduction, elsewhere, inSandbox));
    }

    /** A rule of practice 2 on what a forge tells, begun. */
    public static Rule.Writing written(String slug, FactKind... kinds) {
        return Rule.of(Practice.REPOSITORY_ACCESS, "forge-" + slug)
                .needs(kinds)
                .evidences("pci-dss:7.2.3", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4");
    }

    /** A rule that is being written. */
    public static final class Draft<F extends Fact> {

        private final Subjects<F> subjects;
        private final Rule.Writing writing;

        private Draft(Subjects<F> subjects, Rule.Writing writing) {
            this.subjects = subjects;
            this.writing = writing;
        }

        /** What it is called, why it matters and what to do. */
        public Draft<F> says(String title, String why, String fix) {
            writing.title(title).why(why).fix(fix);
            return this;
        }

        /**
         * Judges a value of each.
         *
         * @param value null where the forge has no such thing
         * @param right whether it is as it should be
         * @param wrong what can happen where it is not
         */
        public <T> Check wants(Function<F, @Nullable Told<T>> value, Predicate<T> right, String wrong) {
            return wants(value, right, _ -> wrong);
        }

        /** As with a text, which depends on the fact. */
        public <T> Check wants(Function<F, @Nullable Told<T>> value, Predicate<T> right, Function<F, String> wrong) {
            return judges((fact, _) -> {
                Told<T> told = value.apply(fact);
                return told == null
                        ? Outcome.none()
                        : Optional.of(Outcome.of(subjects.name().apply(fact), told, right, wrong.apply(fact)));
            });
        }

        /** Judges each as of an instant; empty where the rule does not speak of it. */
        public Check judges(BiFunction<F, Instant, Optional<Outcome>> judge) {
            return new FactCheck<>(
                    writing.written(),
                    subjects.type(),
                    (fact, at) -> subjects.concerned().test(fact) ? judge.apply(fact, at) : Outcome.none());
        }
    }
}
