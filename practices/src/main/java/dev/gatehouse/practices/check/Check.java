package dev.gatehouse.practices.check;

import dev.gatehouse.model.judgement.Rule;

/**
 * A rule with its function.
 *
 * <p>The function is pure: the same evidence always gives the same findings. It is asked only where at least part of
 * each kind of fact that the rule needs was observed; what was not is added by the judge, and then nothing passes.
 */
public interface Check {

    Rule rule();

    /**
     * Judges every subject that the rule speaks of; none at all means that the rule does not apply here.
     *
     * @param evidence what is declared and what was observed
     * @param ruling takes one verdict for each subject
     */
    void judge(Evidence evidence, Ruling ruling);
}
