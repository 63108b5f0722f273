package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretTrace;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.Sightings;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** How rules judge what was found in texts; what another rule names already is left to that rule. */
final class CandidateRuling {

    private static final int SHORT = 8;
    private static final int DAY = 10;

    private final Evidence evidence;
    private final Ruling ruling;
    private boolean found;

    private CandidateRuling(Evidence evidence, Ruling ruling) {
        this.evidence = evidence;
        this.ruling = ruling;
    }

    /**
     * Judges every candidate; where there is none, the files pass.
     *
     * @param lines {@code file:line} of what other rules judge
     * @param verdicts a candidate's; PASS for one that is of no interest
     * @param nothing what is said where nothing was found
     */
    static void judge(
            Evidence evidence,
            Ruling ruling,
            Set<String> lines,
            Function<SecretCandidate, Verdict> verdicts,
            String nothing) {
        CandidateRuling candidates = new CandidateRuling(evidence, ruling);
        for (SecretCandidate candidate : evidence.facts(SecretCandidate.class)) {
            Verdict verdict = verdicts.apply(candidate);
            if (verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN) {
                candidates.judge(candidate, verdict, lines);
            }
        }
        boolean searched =
                evidence.facts(RepositoryFile.class).stream().anyMatch(f -> f.type() == RepositoryFile.Type.TEXT);
        if (!candidates.found && searched) {
            ruling.add(Verdict.PASS, "files searched", null, null, Standing.ORDINARY, nothing);
        }
    }

    private void judge(SecretCandidate candidate, Verdict verdict, Set<String> lines) {
        Location location = candidate.origin().location();
        if (location == null) {
            found = true;
            String commit = String.valueOf(candidate.origin().address());
            boolean name = named(candidate);
            ruling.add(
                    verdict,
                    candidate.description() + (name ? " in an author's name" : " in a message"),
                    null,
                    commit,
                    Standing.ORDINARY,
                    kind(candidate, verdict) + " stands in the "
                            + (name ? "author's name" : "message") + " of " + brief(commit)
                            + (name ? "" : by(candidate)) + "; whoever has a clone can use it",
                    candidate.detail());
            return;
        }
        boolean inFiles = candidate.presence() == SecretCandidate.Presence.FILES;
        if (inFiles && lines.contains(location.file() + ":" + location.line())
                || Sightings.sample(evidence, location.file())) {
            return;
        }
        found = true;
        if (inFiles) {
            ruling.add(
                    verdict,
                    candidate.description() + " in " + location.file(),
                    location,
                    null,
                    evidence.standing(location.file()),
                    kind(candidate, verdict) + " stands here" + came(candidate) + "; whoever reads the file can use it",
                    candidate.detail());
        } else {
            ruling.add(
                    verdict,
                    candidate.description() + " in the history of " + location.file(),
                    location,
                    candidate.origin().address(),
                    evidence.standing(location.file()),
                    kind(candidate, verdict) + came(candidate) + " " + still(candidate)
                            + "; whoever has a clone can use it",
                    candidate.detail());
        }
    }

    /** Whether it stands in the name or address of who wrote a commit. */
    private static boolean named(SecretCandidate candidate) {
        SecretTrace trace = candidate.detail().trace();
        return trace != null && trace.where().equals("author");
    }

    private static String kind(SecretCandidate candidate, Verdict verdict) {
        return (verdict == Verdict.UNKNOWN ? "what looks like " : "")
                + article(candidate.description())
                + candidate.description();
    }

    private static String article(String noun) {
        return "aeio".indexOf(noun.toLowerCase(Locale.ROOT).charAt(0)) >= 0 ? "an " : "a ";
    }

    private static String came(SecretCandidate candidate) {
        SecretTrace trace = candidate.detail().trace();
        return trace == null || trace.commit().isEmpty()
                ? ""
                : ", came with commit " + brief(trace.commit()) + by(candidate);
    }

    private static String by(SecretCandidate candidate) {
        SecretTrace trace = candidate.detail().trace();
        if (trace == null || trace.author().isEmpty()) {
            return "";
        }
        return " by " + trace.author() + " on "
                + trace.date().substring(0, Math.min(DAY, trace.date().length()));
    }

    private static String still(SecretCandidate candidate) {
        SecretTrace trace = candidate.detail().trace();
        String reached = trace == null || trace.refs().isEmpty()
                ? ""
                : "; " + trace.refs().getFirst() + " reaches it";
        return candidate.presence() == SecretCandidate.Presence.HEAD
                ? "and is still in HEAD"
                : "and is gone from HEAD" + reached;
    }

    private static String brief(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
