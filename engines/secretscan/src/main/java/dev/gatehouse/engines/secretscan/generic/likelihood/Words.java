package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words that programs and their documentation are made of, and how their letters follow one another. The list
 * ({@code words.txt}) has what is frequent in many repositories, in lower case, sorted.
 */
final class Words {

    private static final int LONGEST = 15;
    private static final int SHORTEST = 3;
    private static final int LETTERS = 26;

    private static final Set<String> ALL = read();
    private static final float[] PAIRS = pairs();

    private Words() {}

    static boolean has(String lower) {
        return ALL.contains(lower);
    }

    /**
     * How much of a text's letters stand in words.
     *
     * @return 0 to 1; 0 where it has no letters
     */
    static double cover(String text) {
        int letters = 0;
        int covered = 0;
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            letters += end - at;
            covered += coverOfRun(text.substring(at, end).toLowerCase(Locale.ROOT));
            at = end;
        }
        return letters == 0 ? 0 : (double) covered / letters;
    }

    /** The end of a run of letters of which at most the beginning is upper case. */
    private static int runEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isUpper(text.charAt(at))) {
            at++;
        }
        if (at - from > 1) {
            boolean next = at < text.length() && isLower(text.charAt(at));
            return next ? at - 1 : at;
        }
        while (at < text.length() && isLower(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The most letters of a run that words cover without overlapping; words of three letters only as the whole. */
    private static int coverOfRun(String run) {
        if (run.length() < SHORTEST) {
            return 0;
        }
        if (run.length() <= LONGEST && ALL.contains(run)) {
            return run.length();
        }
        if (run.length() > 60) {
            return 0;
        }
        int[] best = new int[run.length() + 1];
        for (int end = 1; end <= run.length(); end++) {
            best[end] = best[end - 1];
            for (int length = SHORTEST; length <= Math.min(LONGEST, end); length++) {
                int from = end - length;
                boolean edge = length > SHORTEST || from == 0 || end == run.length();
                if (edge && best[from] + length > best[end] && ALL.contains(run.substring(from, end))) {
                    best[end] = best[from] + length;
                }
            }
        }
        return best[run.length()];
    }

    /**
     * How usual it is that the letters of a text follow one another as they do.
     *
     * @return the mean binary logarithm of the odds of each pair, about -6 for random letters and -3.5 for words; 0
     *     where there are fewer than three pairs
     */
    static double usualness(String text) {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < text.length(); i++) {
            int first = letter(text.charAt(i - 1));
            int second = letter(text.charAt(i));
            if (first >= 0 && second >= 0) {
                sum += PAIRS[first * LETTERS + second];
                pairs++;
            }
        }
        return pairs < 3 ? 0 : sum / pairs;
    }

    private static int letter(char c) {
        if (isLower(c)) {
            return c - 'a';
        }
        return isUpper(c) ? c - 'A' : -1;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static float[] pairs() {
        int[] counts = new int[LETTERS * LETTERS];
        int[] sums = new int[LETTERS];
        for (String word : ALL) {
            for (int i = 1; i < word.length(); i++) {
                counts[letter(word.charAt(i - 1)) * LETTERS + letter(word.charAt(i))]++;
                sums[letter(word.charAt(i - 1))]++;
            }
        }
        float[] logs = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double odds = (counts[i] + 0.5) / (sums[i / LETTERS] + LETTERS / 2.0);
            logs[i] = (float) (Math.log(odds) / Math.log(2));
        }
        return logs;
    }

    private static Set<String> read() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new HashSet<>(
                    text.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
