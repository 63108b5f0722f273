package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Tally;
import dev.gatehouse.report.markup.Markup;
import java.util.List;
import java.util.Locale;

/** Charts as inline SVG. Each says in words what it shows. */
final class Chart {

    /** The order of shares in every chart. */
    static final List<Verdict> ORDER = List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS);

    private static final double RADIUS = 15.9155; // a circumference of 100

    private Chart() {}

    /** {@code 2 fail, 1 unknown, 3 pass}. */
    static String words(Tally tally, String separator) {
        StringBuilder words = new StringBuilder();
        for (Verdict verdict : ORDER) {
            int count = tally.count(verdict);
            if (count > 0) {
                words.append(words.isEmpty() ? "" : separator)
                        .append(count)
                        .append(' ')
                        .append(verdict.label());
            }
        }
        return words.isEmpty() ? "nothing judged" : words.toString();
    }

    /** A ring of shares, with a number in its middle. */
    static String donut(Tally tally, String number, String below) {
        StringBuilder svg = new StringBuilder("<svg class=\"donut\" viewBox=\"0 0 42 42\" role=\"img\" aria-label=\"");
        svg.append(Markup.line("Rules: " + words(tally, ", "))).append("\">");
        svg.append(circle("track", 100, 0));
        int judged = tally.judged();
        double from = 0;
        for (Verdict verdict : ORDER) {
            double share = judged == 0 ? 0 : 100.0 * tally.count(verdict) / judged;
            if (share > 0) {
                double gap = share == 100 ? 0 : Math.min(0.7, share / 2);
                svg.append(circle("stroke-" + verdict.label(), share - gap, from));
                from += share;
            }
        }
        svg.append("<text x=\"21\" y=\"22.8\">").append(Markup.line(number)).append("</text>");
        svg.append("<text class=\"small\" x=\"21\" y=\"27.4\">").append(Markup.line(below));
        return svg.append("</text></svg>").toString();
    }

    private static String circle(String style, double share, double from) {
        return String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"21\" cy=\"21\" r=\"%.4f\" stroke-dasharray=\"%.2f %.2f\" stroke-dashoffset=\"%.2f\"/>",
                style,
                RADIUS,
                share,
                100 - share,
                25 - from);
    }

    /**
     * A bar of shares.
     *
     * @param whole what the full width stands for, at least the tally's sum; what is left is empty
     */
    static String bar(Tally tally, int whole, String label) {
        StringBuilder svg = open(label);
        svg.append(rectangle("track", 0, 100));
        double from = 0;
        for (Verdict verdict : ORDER) {
            double share = whole == 0 ? 0 : 100.0 * tally.count(verdict) / whole;
            if (share > 0) {
                svg.append(rectangle(verdict.label(), from, share));
                from += share;
            }
        }
        return svg.append("</svg>").toString();
    }

    /** A bar of one value; what a text beside it says. */
    static String measure(String style, long value, long most) {
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        svg.append(rectangle("track", 0, 100));
        if (value > 0) {
            svg.append(rectangle(style, 0, Math.max(1.5, 100.0 * value / most)));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(String label) {
        return new StringBuilder("<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .append(Markup.line(label))
                .append("\">");
    }

    private static String rectangle(String style, double from, double wide) {
        return String.format(
                Locale.ROOT, "<rect class=\"fill-%s\" x=\"%.2f\" width=\"%.2f\" height=\"6\"/>", style, from, wide);
    }
}
