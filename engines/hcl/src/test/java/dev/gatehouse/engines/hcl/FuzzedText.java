package dev.gatehouse.engines.hcl;

import java.util.ArrayList;
import java.util.List;

/** What must hold of the reading of any text. */
final class FuzzedText {

    private FuzzedText() {}

    static List<String> faults(HclFile file) {
        List<String> faults = new ArrayList<>();
        int end = 0;
        for (Item item : file.items()) {
            Span span = item.span();
            if (span.start() < end
                    || span.end() <= span.start()
                    || span.end() > file.text().length()) {
                faults.add("item " + span);
            }
            end = span.end();
            file.excerpt(span, 20);
        }
        for (Problem problem : file.problems()) {
            if (problem.line() < 1 || problem.column() < 1 || problem.message().isBlank()) {
                faults.add("problem " + problem);
            }
        }
        return faults;
    }
}
