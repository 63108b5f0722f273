package dev.gatehouse.cli;

import java.util.Iterator;
import java.util.List;

/** The formats a shell completes; {@code secrets scan} and lists of rules know some others, or fewer. */
final class ReportFormats implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return List.of("text", "json", "sarif", "junit", "html", "markdown", "csv")
                .iterator();
    }
}
