package dev.gatehouse.report.markup;

import dev.gatehouse.report.digest.Plain;

/**
 * Foreign text in XML 1.0 and HTML.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, characters</a>
 */
public final class Markup {

    private Markup() {}

    /** One line for content or a quoted attribute. */
    public static String line(String foreign) {
        return escaped(Plain.line(foreign));
    }

    /** Lines for content; not for an attribute. */
    public static String lines(String foreign) {
        return escaped(Plain.lines(foreign));
    }

    /** One line for HTML content; what stands between backticks becomes code. */
    public static String prose(String foreign) {
        String line = line(foreign);
        String[] parts = line.split("`", -1);
        if (parts.length % 2 == 0) {
            return line;
        }
        StringBuilder prose = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            prose.append("<code>").append(parts[i]).append("</code>").append(parts[i + 1]);
        }
        return prose.toString();
    }

    private static String escaped(String plain) {
        StringBuilder text = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                case 0xFFFE, 0xFFFF -> text.append('\uFFFD');
                default -> text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
