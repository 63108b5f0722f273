package dev.gatehouse.practices.repositoryaccess.facts;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Judges every fact of one type by itself.
 *
 * @param type the facts
 * @param judge says what it thinks of one, as of an instant; empty where the rule does not speak of it
 */
record FactCheck<F extends Fact>(Rule rule, Class<F> type, BiFunction<F, Instant, Optional<Outcome>> judge)
        implements Check {

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (F fact : evidence.facts(type)) {
            judge.apply(fact, evidence.at())
                    .filter(outcome -> !outcome.seen().equals(Told.NO_NOTION))
                    .ifPresent(outcome -> ruling.add(
                            outcome.verdict(),
                            outcome.subject(),
                            fact.origin().location(),
                            fact.origin().address(),
                            Standing.ofWords(outcome.subject()),
                            outcome.seen()));
        }
    }
}
