package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.Sightings;
import java.util.Set;

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

    private static final int SHORT = 8;

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Set<String> named = Sightings.of(evidence).plaintextLines();
        boolean found = false;
        for (SecretCandidate candidate : evidence.facts(SecretCandidate.class)) {
            Location location = candidate.origin().location();
            if (location == null) {
                found |= judgeMessage(candidate, ruling);
                continue;
            }
            boolean inFiles = candidate.presence() == SecretCandidate.Presence.FILES;
            if (inFiles && named.contains(location.file() + ":" + location.line())
                    || Sightings.sample(evidence, location.file())) {
                continue;
            }
            found = true;
            if (inFiles) {
                ruling.fail(
                        candidate.description() + " in " + location.file(),
                        location,
                        "a " + candidate.description() + " stands here; whoever reads the file can use it");
            } else {
                judgeHistory(candidate, location, evidence, ruling);
            }
        }
        boolean searched =
                evidence.facts(RepositoryFile.class).stream().anyMatch(f -> f.type() == RepositoryFile.Type.TEXT);
        if (!found && searched) {
            ruling.add(
                    Verdict.PASS,
                    "files searched",
                    null,
                    null,
                    Standing.ORDINARY,
                    "no token of a known format was found");
        }
    }

    private static void judgeHistory(SecretCandidate candidate, Location location, Evidence evidence, Ruling ruling) {
        String commit = String.valueOf(candidate.origin().address());
        String still = candidate.presence() == SecretCandidate.Presence.HEAD
                ? "and is still in HEAD"
                : "and is gone from HEAD";
        ruling.add(
                Verdict.FAIL,
                candidate.description() + " in the history of " + location.file(),
                location,
                commit,
                evidence.standing(location.file()),
                "a " + candidate.description() + " came with commit " + brief(commit) + " " + still
                        + "; whoever has a clone can use it");
    }

    private static boolean judgeMessage(SecretCandidate candidate, Ruling ruling) {
        String commit = candidate.origin().address();
        if (commit == null) {
            return false;
        }
        ruling.failAt(
                commit,
                candidate.description() + " in a message",
                "a " + candidate.description() + " stands in the message of " + brief(commit)
                        + "; whoever has a clone can use it");
        return true;
    }

    private static String brief(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
