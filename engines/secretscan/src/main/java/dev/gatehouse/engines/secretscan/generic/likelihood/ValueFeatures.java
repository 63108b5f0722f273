package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Placeholders;
import java.util.Arrays;
import java.util.Locale;

/** What a literal's own characters tell. */
final class ValueFeatures {

    private static final int[] LENGTHS = {3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 33, 40, 41, 48, 64, 65, 100, 200};

    private ValueFeatures() {}

    static void add(Features features, String value, SecretName name) {
        int at = features.count();
        addLength(features, value);
        Counts counts = Counts.of(value);
        String set = counts.set();
        features.add("value.set=" + set);
        addShape(features, value, counts);
        addWords(features, value, counts);
        addRandomness(features, value, counts);
        addLikeness(features, value, name);
        ValuePatterns.add(features, value, name);
        features.repeat(at, name.family() == Family.PASSWORD ? "password:" : "key:");
    }

    private static void addLength(Features features, String value) {
        int i = Arrays.binarySearch(LENGTHS, value.length());
        int bucket = i >= 0 ? i : Math.max(0, -i - 2);
        features.add("value.length=" + LENGTHS[bucket]);
    }

    /** How many characters of each kind. */
    record Counts(
            int length,
            int lower,
            int upper,
            int digits,
            int hexadecimal,
            int spaces,
            int joins,
            int points,
            int base64,
            int other,
            int changes) {

        static Counts of(String value) {
            int lower = 0;
            int upper = 0;
            int digits = 0;
            int hexadecimal = 0;
            int spaces = 0;
            int joins = 0;
            int points = 0;
            int base64 = 0;
            int other = 0;
            int changes = 0;
            int before = -1;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                int kind;
                if (c >= 'a' && c <= 'z') {
                    lower++;
                    kind = 0;
                } else if (c >= 'A' && c <= 'Z') {
                    upper++;
                    kind = 1;
                } else if (c >= '0' && c <= '9') {
                    digits++;
                    kind = 2;
                } else {
                    kind = 3;
                    if (c == ' ') {
                        spaces++;
                    } else if (c == '_' || c == '-') {
                        joins++;
                    } else if (c == '.') {
                        points++;
                    } else if (c == '+' || c == '/' || c == '=') {
                        base64++;
                    } else {
                        other++;
                    }
                }
                hexadecimal += CharacterClass.HEX.has(c) ? 1 : 0;
                changes += before >= 0 && before != kind ? 1 : 0;
                before = kind;
            }
            return new Counts(
                    value.length(), lower, upper, digits, hexadecimal, spaces, joins, points, base64, other, changes);
        }

        int letters() {
            return lower + upper;
        }

        String set() {
            if (spaces > 0) {
                return spaces == 1 ? "one-space" : spaces == 2 ? "two-spaces" : "spaces";
            }
            if (other > 0) {
                return "symbols";
            }
            if (hexadecimal == length && length >= 8 && digits > 0 && (lower == 0 || upper == 0)) {
                return digits == length ? "digits" : "hexadecimal";
            }
            if (points > 0) {
                return "points";
            }
            if (base64 > 0) {
                return "base64";
            }
            if (joins > 0) {
                return digits > 0 ? "joined-with-digits" : "joined";
            }
            String letters = lower > 0 && upper > 0 ? "mixed" : lower > 0 ? "lower" : upper > 0 ? "upper" : "";
            String with = digits > 0 ? "digits" : "";
            return letters.isEmpty() ? with : with.isEmpty() ? letters : letters + "-digits";
        }
    }

    private static void addShape(Features features, String value, Counts counts) {
        int n = value.length();
        features.addIf(counts.digits == 0, "value.no-digits");
        features.addIf(counts.other + counts.base64 > 0 && counts.spaces == 0 && n <= 32, "value.symbols-short");
        boolean identifier = counts.spaces + counts.points + counts.base64 + counts.other == 0
                && (value.charAt(0) > '9' || value.charAt(0) == '_');
        features.addIf(identifier && counts.upper > 0 && counts.lower > 0 && value.charAt(0) >= 'a', "value.camel");
        features.addIf(
                identifier && counts.upper > 1 && counts.lower > counts.upper && value.charAt(0) <= 'Z',
                "value.pascal");
        features.addIf(identifier && counts.lower == 0 && counts.joins > 0, "value.upper-snake");
        features.addIf(identifier && counts.upper == 0 && counts.joins > 0, "value.lower-joined");
        boolean mixed = counts.lower > 0 && counts.upper > 0 && counts.digits > 0;
        features.addIf(mixed && counts.spaces == 0 && n >= 8, "value.mixed-with-digits");
        features.addIf(mixed && counts.changes * 3 >= n && counts.spaces == 0 && n >= 8, "value.changes-often");
        features.addIf(endsInDigits(value) && counts.letters() >= 3 && counts.changes <= 3, "value.word-and-digits");
        features.addIf(
                value.charAt(0) == '-' || value.charAt(0) == '.' || value.charAt(0) == '#', "value.starts-with-sign");
        char last = value.charAt(n - 1);
        features.addIf(last == ':' || last == '.' || last == '?' || last == ',', "value.ends-as-prose");
        features.addIf(n > 1 && last == '!' && counts.digits == 0, "value.exclaims");
    }

    private static boolean endsInDigits(String value) {
        char last = value.charAt(value.length() - 1);
        return last >= '0' && last <= '9' && value.charAt(0) > '9';
    }

    private static void addWords(Features features, String value, Counts counts) {
        String lower = value.toLowerCase(Locale.ROOT);
        double cover = Words.cover(value);
        int letters = counts.letters();
        String share =
                cover >= 0.99 ? "all" : cover >= 0.7 ? "most" : cover >= 0.4 ? "some" : cover > 0 ? "few" : "none";
        if (letters >= 3) {
            features.add("value.words=" + share);
            features.addIf(letters >= 12, "value.words=" + share + ",long");
        }
        features.addIf(Words.has(lower), "value.single-word");
        double usualness = Words.usualness(value);
        if (usualness != 0) {
            features.add("value.usualness="
                    + (usualness < -6 ? "strange" : usualness < -5 ? "low" : usualness < -4.3 ? "medium" : "high"));
        }
    }

    private static void addRandomness(Features features, String value, Counts counts) {
        int n = value.length();
        double share = evenness(value);
        features.add(
                "value.entropy=" + (share > 0.9 ? "high" : share > 0.75 ? "medium" : share > 0.5 ? "low" : "least"));
        boolean code = counts.spaces + counts.other == 0 && n >= 16 && counts.digits > 0;
        boolean mixed = counts.spaces == 0 && n >= 16 && counts.digits > 0 && counts.other > 0;
        boolean random = (code || mixed) && Words.cover(value) < 0.35 && share > 0.7;
        features.addIf(random, "value.random");
        features.addIf(random && n >= 32, "value.random-long");
        features.addIf(random && counts.other > 0, "value.random-symbols");
        features.addIf(Placeholders.isMonotonous(value), ValuePatterns.MONOTONOUS);
    }

    /** The entropy of a text's characters, of the most that one of its length may have: 0 to 1. */
    static double evenness(String value) {
        int n = value.length();
        return n < 2 ? 0 : entropy(value) / (Math.log(Math.min(n, 64)) / Math.log(2));
    }

    private static double entropy(String value) {
        int[] counts = new int[256];
        for (int i = 0; i < value.length(); i++) {
            counts[value.charAt(i) & 0xff]++;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                double odds = (double) count / value.length();
                sum -= odds * Math.log(odds) / Math.log(2);
            }
        }
        return sum;
    }

    private static void addLikeness(Features features, String value, SecretName name) {
        String plain = letters(value);
        String own = letters(name.name());
        String part = name.parts().get(name.sensitive());
        boolean same = plain.equals(own);
        features.addIf(same, "value.is-name");
        features.addIf(!same && plain.equals(part), "value.is-word-of-name");
        features.addIf(!same && !plain.equals(part) && plain.length() > 3 && own.endsWith(plain), "value.ends-name");
        features.addIf(!same && own.length() > 3 && plain.contains(own), "value.contains-name");
        boolean says = false;
        for (String word : new String[] {"password", "passwd", "secret", "token", "key", "credential", "auth"}) {
            says |= plain.contains(word);
        }
        features.addIf(says && !same && !plain.equals(part), "value.says-secret");
    }

    /** The letters of a text in lower case. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                letters.append((char) (c + 32));
            } else if (c >= 'a' && c <= 'z') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
