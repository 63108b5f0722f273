package dev.gatehouse.report.markdown;

import dev.gatehouse.report.digest.Plain;

/**
 * Foreign text in GitHub-flavoured Markdown: no markup, no HTML, no link, and no one mentioned.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public final class Markdown {

    private static final String PUNCTUATION = "\\*_[]|`~";
    private static final String REFERENCE = "@#!%$";
    private static final String NOTHING = "&#8203;";

    private Markdown() {}

    /** One line of prose; what stands between backticks becomes code. */
    public static String prose(String foreign) {
        String line = Plain.line(foreign);
        String[] parts = line.split("`", -1);
        boolean paired = parts.length % 2 == 1;
        for (int i = 1; i < parts.length; i += 2) {
            paired &= !parts[i].isBlank();
        }
        if (!paired) {
            return escaped(line);
        }
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            prose.append(i % 2 == 0 ? escaped(parts[i]) : code(parts[i]));
        }
        return prose.toString();
    }

    /** One line of code, for prose and list items; in a table cell a pipe would end the cell. */
    static String code(String foreign) {
        String line = Plain.line(foreign);
        if (line.isBlank()) {
            return "";
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** Whether forges would take the sign for the beginning of a name or number of theirs. */
    private static boolean refers(String line, int sign) {
        return sign + 1 < line.length() && Character.isLetterOrDigit(line.charAt(sign + 1));
    }

    private static String escaped(String line) {
        StringBuilder text = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case ':' -> text.append(line.startsWith("//", i + 1) ? ":" + NOTHING : ":");
                case '.' -> text.append(line.startsWith("www", Math.max(0, i - 3)) ? NOTHING + "." : ".");
                default -> {
                    if (PUNCTUATION.indexOf(character) >= 0) {
                        text.append('\\').append(character);
                    } else if (REFERENCE.indexOf(character) >= 0) {
                        text.append(character).append(refers(line, i) ? NOTHING : "");
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        return text.toString();
    }
}
