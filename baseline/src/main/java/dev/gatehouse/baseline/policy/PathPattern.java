package dev.gatehouse.baseline.policy;

/**
 * A pattern of file paths: {@code *} is anything within one folder, {@code **} anything over folders, {@code ?} one
 * character; a pattern without any of them is a file, or a folder with all it holds. A leading or trailing {@code /}
 * changes nothing.
 *
 * @param text as declared
 */
public record PathPattern(String text) {

    /** Takes time linear in pattern times path. */
    public boolean matches(String path) {
        String pattern = stripped(text);
        if (pattern.isEmpty()) {
            return true;
        }
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return path.equals(pattern) || path.startsWith(pattern + "/");
        }
        return glob(pattern, path);
    }

    private static String stripped(String text) {
        String from = text.startsWith("./") ? text.substring(2) : text.startsWith("/") ? text.substring(1) : text;
        return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
    }

    private static boolean glob(String pattern, String path) {
        boolean[] reached = new boolean[pattern.length() + 1];
        reached[0] = true;
        spread(pattern, reached);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean[] next = new boolean[pattern.length() + 1];
            for (int p = 0; p < pattern.length(); p++) {
                if (!reached[p]) {
                    continue;
                }
                char wanted = pattern.charAt(p);
                if (wanted == '*') {
                    if (c != '/' || overFolders(pattern, p)) {
                        next[p] = true;
                    }
                } else if (wanted == '?' ? c != '/' : wanted == c) {
                    next[p + 1] = true;
                }
            }
            spread(pattern, next);
            reached = next;
        }
        return reached[pattern.length()];
    }

    private static boolean overFolders(String pattern, int star) {
        return star + 1 < pattern.length() && pattern.charAt(star + 1) == '*'
                || star > 0 && pattern.charAt(star - 1) == '*';
    }

    /** A star also stands for nothing, and {@code **}{@code /} for no folder at all. */
    private static void spread(String pattern, boolean[] reached) {
        for (int p = 0; p < pattern.length(); p++) {
            if (!reached[p] || pattern.charAt(p) != '*') {
                continue;
            }
            reached[p + 1] = true;
            boolean atFolder = p == 0 || pattern.charAt(p - 1) == '/';
            if (atFolder && pattern.startsWith("**/", p)) {
                reached[p + 3] = true;
            }
        }
    }
}
