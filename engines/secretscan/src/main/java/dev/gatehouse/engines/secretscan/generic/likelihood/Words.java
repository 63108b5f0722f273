package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The words that programs and their documentation are made of, and how their letters follow one another. The list
 * ({@code words.txt}) has what is frequent in many repositories: a word of the letters a to z on each line, sorted.
 */
final class Words {

    private static final int LONGEST = 15;
    private static final int SHORTEST = 3;
    private static final int LETTERS = 26;

    private static final int SLOTS = 1 << 14;

    private static final Words STANDARD = new Words(list());

    /** The list as it is written. */
    private final byte[] list;

    /**
     * Where the words with a hash begin, plus one; zero where there is none. A word taken is looked for in the next.
     */
    private final int[] starts = new int[SLOTS];

    /** The binary logarithm of the odds that a letter comes after another. */
    private final float[] usualness = new float[LETTERS * LETTERS];

    /** Reads a list in one go: a start waits for it. It calls nothing static, which is slow while a class is made. */
    private Words(byte[] list) {
        this.list = list;
        int[] slots = starts;
        int[] pairs = new int[LETTERS * LETTERS];
        int start = 0;
        int hash = 0;
        for (int i = 0; i < list.length; i++) {
            byte c = list[i];
            if (c != '\n') {
                hash = 31 * hash + c;
                if (i > start) {
                    pairs[(list[i - 1] - 'a') * LETTERS + c - 'a']++;
                }
            } else {
                int slot = slot(hash);
                while (slots[slot] != 0) {
                    slot = slot + 1 & SLOTS - 1;
                }
                slots[slot] = start + 1;
                start = i + 1;
                hash = 0;
            }
        }
        for (int first = 0; first < pairs.length; first += LETTERS) {
            int sum = 0;
            for (int second = 0; second < LETTERS; second++) {
                sum += pairs[first + second];
            }
            for (int second = 0; second < LETTERS; second++) {
                double odds = (pairs[first + second] + 0.5) / (sum + LETTERS / 2.0);
                usualness[first + second] = (float) (Math.log(odds) / Math.log(2));
            }
        }
    }

    static boolean has(String lower) {
        return STANDARD.has(lower, 0, lower.length());
    }

    private boolean has(String lower, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + lower.charAt(i);
        }
        for (int slot = slot(hash); starts[slot] != 0; slot = slot + 1 & SLOTS - 1) {
            int at = starts[slot] - 1;
            int i = from;
            while (i < to && list[at] == lower.charAt(i)) {
                at++;
                i++;
            }
            if (i == to && list[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 14) & SLOTS - 1;
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
        if (run.length() <= LONGEST && has(run)) {
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
                if (edge && best[from] + length > best[end] && STANDARD.has(run, from, end)) {
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
                sum += STANDARD.usualness[first * LETTERS + second];
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

    private static byte[] list() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
