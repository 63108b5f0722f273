package dev.gatehouse.cli.logs.query;

import java.util.Locale;

/** A pattern in which {@code *} stands for any run of characters; case does not matter. Linear in text times stars. */
public record Glob(String pattern) {

    public Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether a whole text is like it. */
    public boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < lower.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < pattern.length() && pattern.charAt(in) == lower.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }
}
