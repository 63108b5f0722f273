package dev.gatehouse.yaml;

/** What the full parser finds wrong, in words for people who write YAML rather than parsers. */
final class ParserWords {

    private static final String NO_TOKEN = "that cannot start any token";

    private ParserWords() {}

    static String plain(String problem) {
        if (problem.contains("TAB") || problem.contains("'\\t'")) {
            return "a tab where only spaces may indent";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "mapping values are not allowed here: a text with `: ` in it needs quotes";
        }
        if (problem.startsWith("expected ',' or ']'")) {
            return "`,` or `]` is missing";
        }
        if (problem.startsWith("expected ',' or '}'")) {
            return "`,` or `}` is missing";
        }
        if (problem.startsWith("expected the node content")) {
            return "a value is missing";
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return "a text without its closing quote";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "`:` is missing after a key";
        }
        if (problem.contains("<document start>")) {
            return "a second document begins without a line `---`";
        }
        if (problem.startsWith("expected <block end>")) {
            return "this does not fit the indentation above it";
        }
        int from = problem.indexOf('\'') + 1;
        if (problem.contains(NO_TOKEN) && from > 0 && from < problem.length()) {
            String character = problem.substring(from, problem.offsetByCodePoints(from, 1));
            return "a text that begins with `" + character + "` needs quotes";
        }
        return problem;
    }
}
