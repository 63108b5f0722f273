package dev.gatehouse.report.access;

import dev.gatehouse.report.csv.CsvReport;
import dev.gatehouse.report.markdown.Markdown;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code logs review}. */
public enum ReviewFormat {
    MARKDOWN,
    HTML,
    CSV;

    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;"
                    + "border-bottom:1px solid #ccc;vertical-align:top;overflow-wrap:anywhere}"
                    + "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}";

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(ReviewFormat::label).toList();
    }

    public static Optional<ReviewFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    /**
     * Writes a review.
     *
     * @param out stays open
     */
    public void write(AccessReview review, Writer out) throws IOException {
        switch (this) {
            case MARKDOWN -> markdown(review, out);
            case HTML -> html(review, out);
            case CSV -> csv(review, out);
        }
        out.flush();
    }

    private static void markdown(AccessReview review, Writer out) throws IOException {
        out.write("# " + Markdown.prose(review.title()) + "\n\n");
        for (AccessReview.Fact fact : review.facts()) {
            out.write("- " + Markdown.prose(fact.name()) + ": " + Markdown.prose(fact.value()) + "\n");
        }
        for (AccessReview.Table table : review.tables()) {
            out.write("\n## " + Markdown.prose(table.title()) + "\n\n");
            if (table.rows().isEmpty()) {
                out.write(Markdown.prose(table.empty()) + "\n");
                continue;
            }
            out.write("| " + String.join(" | ", table.columns()) + " |\n");
            out.write("|" + "---|".repeat(table.columns().size()) + "\n");
            for (List<String> row : table.rows()) {
                out.write("| "
                        + String.join(" | ", row.stream().map(Markdown::prose).toList()) + " |\n");
            }
        }
    }

    private static void html(AccessReview review, Writer out) throws IOException {
        out.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<title>" + Markup.line(review.title()) + "</title><style>" + STYLE + "</style></head><body>\n");
        out.write("<h1>" + Markup.line(review.title()) + "</h1>\n<ul>\n");
        for (AccessReview.Fact fact : review.facts()) {
            out.write("<li>" + Markup.line(fact.name()) + ": " + Markup.line(fact.value()) + "</li>\n");
        }
        out.write("</ul>\n");
        for (AccessReview.Table table : review.tables()) {
            out.write("<h2>" + Markup.line(table.title()) + "</h2>\n");
            if (table.rows().isEmpty()) {
                out.write("<p>" + Markup.line(table.empty()) + "</p>\n");
                continue;
            }
            out.write("<table><thead><tr>");
            for (String column : table.columns()) {
                out.write("<th>" + Markup.line(column) + "</th>");
            }
            out.write("</tr></thead><tbody>\n");
            for (List<String> row : table.rows()) {
                out.write("<tr>");
                for (String cell : row) {
                    out.write("<td>" + Markup.line(cell) + "</td>");
                }
                out.write("</tr>\n");
            }
            out.write("</tbody></table>\n");
        }
        out.write("</body></html>\n");
    }

    /** All tables below one another; the first column says which. */
    private static void csv(AccessReview review, Writer out) throws IOException {
        for (AccessReview.Fact fact : review.facts()) {
            CsvReport.row(List.of("review", fact.name(), fact.value()), out);
        }
        for (AccessReview.Table table : review.tables()) {
            List<String> columns = new ArrayList<>(List.of("table"));
            columns.addAll(table.columns());
            CsvReport.row(columns, out);
            for (List<String> row : table.rows()) {
                List<String> cells = new ArrayList<>(List.of(table.title()));
                cells.addAll(row);
                CsvReport.row(cells, out);
            }
        }
    }
}
