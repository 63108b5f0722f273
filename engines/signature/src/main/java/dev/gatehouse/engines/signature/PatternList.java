package dev.gatehouse.engines.signature;

import java.util.List;

/** OpenSSH's pattern lists: {@code *}, {@code ?}, commas, and {@code !} before what is left out. */
final class PatternList {

    private PatternList() {}

    /** Whether one pattern fits and none that is left out does. */
    static boolean matches(String list, String text) {
        boolean found = false;
        for (String pattern : List.of(list.split(",", -1))) {
            if (pattern.startsWith("!")) {
                if (fits(pattern.substring(1), text)) {
                    return false;
                }
            } else {
                found |= fits(pattern, text);
            }
        }
        return found;
    }

    /** Takes time of at most pattern times text: only the last star is ever gone back to. */
    private static boolean fits(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
