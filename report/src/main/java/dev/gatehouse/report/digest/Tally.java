package dev.gatehouse.report.digest;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Verdict;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many of something have each verdict. */
public final class Tally {

    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    private Tally() {}

    /** Counts rules, each once. */
    public static Tally ofRules(Collection<RuleResult> results) {
        Tally tally = new Tally();
        results.forEach(r -> tally.counts.merge(r.verdict(), 1, Integer::sum));
        return tally;
    }

    /** Counts subjects. */
    public static Tally ofFindings(Collection<Finding> findings) {
        Tally tally = new Tally();
        findings.forEach(f -> tally.counts.merge(f.verdict(), 1, Integer::sum));
        return tally;
    }

    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** All but what does not apply. */
    public int judged() {
        return count(Verdict.FAIL) + count(Verdict.UNKNOWN) + count(Verdict.WAIVED) + count(Verdict.PASS);
    }

    /**
     * Cells of a bar in proportion to the counts; a verdict with any count has at least one cell, as long as there are
     * cells enough.
     *
     * @param cells how long the bar may be; it is shorter where less was judged
     */
    public Map<Verdict, Integer> shares(int cells) {
        Map<Verdict, Integer> shares = new EnumMap<>(Verdict.class);
        int judged = judged();
        int length = Math.min(cells, judged);
        int given = 0;
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.NOT_APPLICABLE && count(verdict) > 0) {
                int share = Math.max(1, (int) ((long) count(verdict) * length / judged));
                shares.put(verdict, share);
                given += share;
            }
        }
        while (given != length) {
            int step = Integer.signum(length - given);
            shares.merge(mostOff(shares, length, step), step, Integer::sum);
            given += step;
        }
        return shares;
    }

    private Verdict mostOff(Map<Verdict, Integer> shares, int length, int step) {
        Verdict most = Verdict.FAIL;
        double worst = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Verdict, Integer> share : shares.entrySet()) {
            double exact = (double) count(share.getKey()) * length / judged();
            double off = step * (exact - share.getValue());
            if (off > worst) {
                worst = off;
                most = share.getKey();
            }
        }
        return most;
    }
}
