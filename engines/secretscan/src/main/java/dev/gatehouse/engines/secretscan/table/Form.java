package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a token: texts, and runs of characters between them, as in {@code glsa_<alnum:32>_<hex:8>}.
 *
 * <p>A run whose length is given as a range takes all the characters of its class that stand there. Neither a letter
 * nor a digit stands right before or after a token, nor another character that its first or last run could have.
 */
final class Form {

    private static final Map<String, CharacterClass> CLASSES = Map.ofEntries(
            Map.entry("digit", CharacterClass.DIGITS),
            Map.entry("hex", CharacterClass.LOWER_HEX),
            Map.entry("anyhex", CharacterClass.HEX),
            Map.entry("uphex", CharacterClass.of("0-9A-F")),
            Map.entry("lower", CharacterClass.of("a-z")),
            Map.entry("upper", CharacterClass.of("A-Z")),
            Map.entry("letter", CharacterClass.LETTERS),
            Map.entry("lownum", CharacterClass.LOWER_ALPHANUMERIC),
            Map.entry("upnum", CharacterClass.UPPER_ALPHANUMERIC),
            Map.entry("alnum", CharacterClass.ALPHANUMERIC),
            Map.entry("word", CharacterClass.of("0-9a-zA-Z_")),
            Map.entry("lowword", CharacterClass.of("0-9a-z_-")),
            Map.entry("dashed", CharacterClass.of("0-9a-zA-Z-")),
            Map.entry("dotted", CharacterClass.of("0-9a-zA-Z_.-")),
            Map.entry("tilde", CharacterClass.of("0-9a-zA-Z_~.-")),
            Map.entry("url", CharacterClass.BASE64_URL),
            Map.entry("urlpad", CharacterClass.of("0-9a-zA-Z_=-")),
            Map.entry("base64", CharacterClass.BASE64),
            Map.entry("base64pad", CharacterClass.of("0-9a-zA-Z+/=")),
            Map.entry("anybase64", CharacterClass.of("0-9a-zA-Z+/=_-")),
            Map.entry("base32", CharacterClass.of("A-Z2-7")),
            Map.entry("lowbase32", CharacterClass.of("a-z2-7")),
            Map.entry("base58", CharacterClass.of("1-9A-HJ-NP-Za-km-z")),
            Map.entry("bech32", CharacterClass.of("AC-HJ-NP-Z02-9")));

    private static final String UUID = "<hex:8>-<hex:4>-<hex:4>-<hex:4>-<hex:12>";

    /** A part of a form. */
    sealed interface Part {

        /** The most characters it has. */
        int most();
    }

    record Text(String text) implements Part {

        @Override
        public int most() {
            return text.length();
        }
    }

    record Run(CharacterClass characters, int least, int most) implements Part {

        boolean isExact() {
            return least == most;
        }
    }

    private final String written;
    private final List<Part> parts;

    /** The place of the longest text among the parts; -1 where there is none of two characters. */
    private final int anchor;

    private Form(String written, List<Part> parts) {
        this.written = written;
        this.parts = List.copyOf(parts);
        int longest = 1;
        int place = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Text(String text) && text.length() > longest) {
                longest = text.length();
                place = i;
            }
        }
        anchor = place;
    }

    /**
     * Reads a form.
     *
     * @param written texts as they are; a run as {@code <class:length>} or {@code <class:least-most>}; {@code <uuid>}
     * @throws IllegalArgumentException where it can't be read, or where a run would take what the next part needs
     */
    static Form of(String written) {
        String expanded = written.replace("<uuid>", UUID);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < expanded.length()) {
            int open = expanded.indexOf('<', at);
            if (open != at) {
                int end = open < 0 ? expanded.length() : open;
                parts.add(new Text(expanded.substring(at, end)));
                at = end;
            } else {
                int close = expanded.indexOf('>', open);
                if (close < 0) {
                    throw new IllegalArgumentException("a run ends in >: " + written);
                }
                parts.add(run(expanded.substring(open + 1, close), written));
                at = close + 1;
            }
        }
        Form form = new Form(written, parts);
        for (int i = Math.max(0, form.anchor); i + 1 < parts.size(); i++) {
            if (takes(parts.get(i), parts.get(i + 1))) {
                throw new IllegalArgumentException("a run takes what the next part needs: " + written);
            }
        }
        return form;
    }

    /** Whether a run of any length may take characters of its neighbour. */
    private static boolean takes(Part part, Part neighbour) {
        return part instanceof Run run
                && !run.isExact()
                && (!(neighbour instanceof Text(String text))
                        || run.characters().has(text.charAt(0)));
    }

    private static Run run(String text, String written) {
        int colon = text.indexOf(':');
        CharacterClass characters = colon < 0 ? null : CLASSES.get(text.substring(0, colon));
        if (characters == null) {
            throw new IllegalArgumentException("no class of characters: <" + text + "> in " + written);
        }
        String length = text.substring(colon + 1);
        int dash = length.indexOf('-');
        int least = Integer.parseInt(dash < 0 ? length : length.substring(0, dash));
        int most = dash < 0 ? least : Integer.parseInt(length.substring(dash + 1));
        return new Run(characters, least, most);
    }

    List<Part> parts() {
        return parts;
    }

    boolean hasKeyword() {
        return anchor >= 0;
    }

    /** The keyword of a form that is not read any further: the longest text in it, the first of those as long. */
    static String keyword(String written) {
        String keyword = "";
        int at = 0;
        while (at < written.length()) {
            int open = written.indexOf('<', at);
            int end = open < 0 ? written.length() : open;
            if (end - at > keyword.length()) {
                keyword = written.substring(at, end);
            }
            int close = written.indexOf('>', end);
            at = close < 0 ? written.length() : close + 1;
        }
        return keyword;
    }

    /** The text that every token of this form has. */
    String keyword() {
        return ((Text) parts.get(anchor)).text();
    }

    /** How many characters of a token are the text that it begins with. */
    int prefix() {
        return parts.getFirst() instanceof Text(String text) ? text.length() : 0;
    }

    /** The most characters that a token has. */
    int longest() {
        return longest(0, parts.size());
    }

    /** How many characters a token has at least. */
    int shortest() {
        int shortest = 0;
        for (Part part : parts) {
            shortest += switch (part) {
                case Text text -> text.most();
                case Run run -> run.least();
            };
        }
        return shortest;
    }

    /** Whether a token may have a character. */
    boolean mayHave(char c) {
        for (Part part : parts) {
            boolean has = switch (part) {
                case Text(String text) -> text.indexOf(c) >= 0;
                case Run run -> run.characters().has(c);
            };
            if (has) {
                return true;
            }
        }
        return false;
    }

    /** The most characters that a token has before its keyword. */
    int beforeKeyword() {
        return longest(0, anchor);
    }

    /** The most characters that a token has from its keyword on. */
    int fromKeyword() {
        return longest(anchor, parts.size());
    }

    private int longest(int from, int to) {
        int longest = 0;
        for (Part part : parts.subList(from, to)) {
            longest += part.most();
        }
        return longest;
    }

    /**
     * Whether a token may have a keyword as its own, as far as what stands next to it tells.
     *
     * @param from offset of the first byte that is looked at
     * @param to offset after the last
     */
    boolean mayStand(byte[] content, int from, int to, int start, int end) {
        if (keyword().length() != end - start) {
            return false;
        }
        if (anchor == 0 && start > from && CharacterClass.ALPHANUMERIC.has((char) (content[start - 1] & 0xff))) {
            return false;
        }
        int at = end;
        for (int i = anchor + 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            int length = part instanceof Text(String text) ? text.length() : ((Run) part).least();
            int last = Math.min(to, at + length);
            for (int j = at; j < last; j++) {
                char c = (char) (content[j] & 0xff);
                if (part instanceof Text(String text)
                        ? text.charAt(j - at) != c
                        : !((Run) part).characters().has(c)) {
                    return false;
                }
            }
            if (last < at + length || part instanceof Run run && !run.isExact()) {
                return true;
            }
            at = last;
        }
        return true;
    }

    /** The token whose {@link #keyword} stands at an offset; null where none does. */
    @Nullable
    Extent around(String text, int keyword) {
        int start = keyword;
        for (int i = anchor - 1; i >= 0 && start >= 0; i--) {
            if (i == 1 && parts.get(1) instanceof Run run && parts.get(0) instanceof Text(String first)) {
                start = beginning(first, run, text, start);
                break;
            }
            start = before(parts.get(i), i == 0, text, start);
        }
        int end = keyword + keyword().length();
        for (int i = anchor + 1; i < parts.size() && end >= 0; i++) {
            end = after(parts.get(i), i + 1 == parts.size(), text, end);
        }
        return start >= 0 && end >= 0 && isFree(text, start, end) ? new Extent(start, end) : null;
    }

    /** Where the token that begins at an offset ends; -1 where none does. */
    int endFrom(String text, int start) {
        int end = start;
        for (int i = 0; i < parts.size() && end >= 0; i++) {
            end = after(parts.get(i), i + 1 == parts.size(), text, end);
        }
        return end >= 0 && isFree(text, start, end) ? end : -1;
    }

    private boolean isFree(String text, int start, int end) {
        return (start == 0 || !continues(parts.getFirst(), text.charAt(start - 1)))
                && (end == text.length() || !continues(parts.getLast(), text.charAt(end)));
    }

    private static boolean continues(Part part, char c) {
        return CharacterClass.ALPHANUMERIC.has(c)
                || part instanceof Run run && c != '=' && run.characters().has(c);
    }

    private static int before(Part part, boolean first, String text, int end) {
        if (part instanceof Text(String expected)) {
            int start = end - expected.length();
            return text.startsWith(expected, start) ? start : -1;
        }
        Run run = (Run) part;
        int start = run.characters().runStart(text, end, run.isExact() && !first ? run.most() : run.most() + 1);
        return fits(run, end - start) ? start : -1;
    }

    private static int after(Part part, boolean last, String text, int start) {
        if (part instanceof Text(String expected)) {
            return text.startsWith(expected, start) ? start + expected.length() : -1;
        }
        Run run = (Run) part;
        int end = run.characters().runEnd(text, start, run.isExact() && !last ? run.most() : run.most() + 1);
        return fits(run, end - start) ? end : -1;
    }

    /** Where a text begins that only characters of a run stand between and an offset; -1 where it doesn't. */
    private static int beginning(String first, Run run, String text, int end) {
        int start = run.characters().runStart(text, end, run.most());
        for (int at = start; at <= end - run.least(); at++) {
            if (text.startsWith(first, at - first.length())) {
                return at - first.length();
            }
        }
        return -1;
    }

    private static boolean fits(Run run, int length) {
        return length >= run.least() && length <= run.most();
    }

    @Override
    public String toString() {
        return written;
    }
}
