package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.HashMap;
import java.util.Map;

/** Shannon's entropy. */
public final class Entropy {

    private static final double LOG2 = Math.log(2);

    private Entropy() {}

    /**
     * Bits per character of a text, by how often each of its characters stands in it; 0 for none.
     *
     * @see <a href="https://doi.org/10.1002/j.1538-7305.1948.tb01338.x">C. E. Shannon, A Mathematical Theory of
     *     Communication</a>
     */
    public static double of(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
        double entropy = 0;
        double length = text.codePointCount(0, text.length());
        for (int count : counts.values()) {
            double share = count / length;
            entropy -= share * Math.log(share) / LOG2;
        }
        return entropy;
    }
}
