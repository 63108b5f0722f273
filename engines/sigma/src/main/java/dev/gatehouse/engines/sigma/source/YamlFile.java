package dev.gatehouse.engines.sigma.source;

import java.util.List;

/**
 * What could be read of a file.
 *
 * @param documents the trees of the documents that could be read, in order
 * @param problems one for each that could not
 * @param lines the text, for excerpts
 */
public record YamlFile(String name, List<YamlNode> documents, List<Problem> problems, List<String> lines) {

    private static final int EXCERPT = 200;

    public YamlFile {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
        lines = List.copyOf(lines);
    }

    /** A refusal as a problem with the line it is about. */
    public Problem problem(Refused refused) {
        return problem(refused.place(), refused.reason());
    }

    /** A problem with the line it is about. */
    public Problem problem(Place place, String message) {
        return new Problem(place, message, excerpt(lines, place.line()));
    }

    static String excerpt(List<String> lines, int line) {
        if (line < 1 || line > lines.size()) {
            return "";
        }
        StringBuilder shown = new StringBuilder();
        lines.get(line - 1)
                .codePoints()
                .limit(EXCERPT)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c));
        return shown.toString();
    }
}
