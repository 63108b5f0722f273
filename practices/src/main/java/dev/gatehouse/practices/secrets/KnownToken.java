package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.Sightings;

/** A text in the format of a service's tokens, in any file; what another rule names already is left to that rule. */
final class KnownToken implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "known-token")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("A token of a known service stands in a file")
            .why("""
                    Its format says which service takes it: whoever finds it needs nothing else to use it. Tokens in public
                    repositories are tried within minutes.""")
            .fix(
                    "Revoke it at the service first; then take it out of the file, and give the program a reference to a store.")
            .needs(FactKind.SECRET_CANDIDATE)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        CandidateRuling.judge(
                evidence,
                ruling,
                Sightings.of(evidence).plaintextLines(),
                candidate -> switch (candidate.recognition()) {
                    case FORMAT -> Verdict.FAIL;
                    case DECLARED, CONTEXT -> Verdict.PASS;
                },
                "no token of a known format was found");
    }
}
