package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sightings;

/**
 * A password or key of no known format, in any text of the files or the history. Where its surroundings leave little
 * doubt it fails; where they leave some, a person has to tell.
 */
final class HardCodedSecret implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "hard-coded-secret")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A password or key stands in a text")
            .why("""
                    Whoever has a clone, now or from before it was deleted, can use it until it is changed where it is taken.""")
            .fix(
                    "Change it where it is taken first; then keep the new one in a store, and give the program a reference. Where it is harmless, write gatehouse:allow on its line.")
            .needs(FactKind.SECRET_CANDIDATE)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    private static final Reveal LIKENESS = Reveal.forThe("judgement whether it is a secret");
    private static final String SURE = "high";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        CandidateRuling.judge(
                evidence,
                ruling,
                Sightings.of(evidence).judgedLines(),
                HardCodedSecret::verdict,
                "no hard-coded password or key was found");
    }

    /** What is judged in its place by name and structure is judged here by its value, as far as that goes. */
    private static Verdict verdict(SecretCandidate candidate) {
        return switch (candidate.recognition()) {
            case FORMAT -> Verdict.PASS;
            case DECLARED -> declared(candidate);
            case CONTEXT -> told(candidate);
        };
    }

    private static Verdict declared(SecretCandidate candidate) {
        return switch (likeness(candidate)) {
            case SECRET, ORDINARY, UNTOLD -> Verdict.FAIL;
            case REFERENCE, PLACEHOLDER, PUBLIC -> Verdict.PASS;
        };
    }

    private static Verdict told(SecretCandidate candidate) {
        boolean sure = candidate.detail().confidence().equals(SURE);
        return switch (likeness(candidate)) {
            case SECRET -> sure ? Verdict.FAIL : Verdict.UNKNOWN;
            case ORDINARY, UNTOLD -> sure ? Verdict.UNKNOWN : Verdict.PASS;
            case REFERENCE, PLACEHOLDER, PUBLIC -> Verdict.PASS;
        };
    }

    /** What its value seems to be; a password may be a word, a token or key is none. */
    private static Opinion.Likeness likeness(SecretCandidate candidate) {
        boolean password = candidate.recognition() == SecretCandidate.Recognition.DECLARED
                || candidate.description().contains("password")
                || candidate.description().contains("basic authentication");
        return SecretLikeness.ofSetting(
                        password ? "password" : "token", candidate.value().reveal(LIKENESS))
                .likeness();
    }
}
