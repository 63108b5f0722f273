package dev.gatehouse.report.rules;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.report.digest.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/** One rule explained: what is wrong, why it matters, how to put it right, what asks for it. */
public final class RuleText {

    private static final String INDENT = "  ";
    private static final int WIDTH = 78;

    private RuleText() {}

    /** For a terminal or a pipe; every line ends in a line feed. */
    public static String plain(Rule rule) {
        StringBuilder text = new StringBuilder();
        text.append(rule.id()).append('\n').append(rule.title()).append('\n');
        section(text, "Why", Sentence.flowing(rule.why()));
        section(text, "Fix", Sentence.flowing(rule.fix()));
        if (!rule.example().isEmpty()) {
            text.append('\n');
            indented(text, rule.example(), INDENT + INDENT);
        }
        section(text, "Severity", severities(rule));
        section(text, "Needs", needs(rule));
        if (!rule.evidences().isEmpty()) {
            section(text, "Evidence for", requirements(rule.evidences()));
        }
        return text.toString();
    }

    /**
     * The explanation in CommonMark, without a heading of its own for the title.
     *
     * @param heading the level of its headings, such as {@code ##}
     */
    public static String markdown(Rule rule, String heading) {
        StringBuilder text = new StringBuilder();
        text.append(heading).append(" Why it matters\n\n").append(rule.why()).append("\n\n");
        text.append(heading).append(" How to fix it\n\n").append(rule.fix()).append('\n');
        if (!rule.example().isEmpty()) {
            text.append('\n').append(fenced(rule.example())).append('\n');
        }
        text.append('\n').append(heading).append(" How it is judged\n\n");
        text.append("- **Severity:** ").append(severities(rule)).append('\n');
        text.append("- **Needs:** ").append(needs(rule)).append('\n');
        if (!rule.evidences().isEmpty()) {
            text.append("- **Evidence for:** ")
                    .append(requirements(rule.evidences()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String body) {
        text.append('\n').append(title).append('\n');
        body.lines().forEach(line -> indented(text, wrapped(line), INDENT));
    }

    private static String wrapped(String line) {
        StringBuilder wrapped = new StringBuilder();
        int used = 0;
        for (String word : line.split(" ", -1)) {
            boolean fits = used + 1 + word.length() <= WIDTH;
            wrapped.append(used == 0 ? "" : fits ? " " : "\n").append(word);
            used = used == 0 || !fits ? word.length() : used + 1 + word.length();
        }
        return wrapped.append('\n').toString();
    }

    private static void indented(StringBuilder text, String body, String indent) {
        body.lines()
                .forEach(
                        line -> text.append(line.isBlank() ? "" : indent + line).append('\n'));
    }

    /** {@code high}, or {@code critical in production, high elsewhere, low in a sandbox}. */
    static String severities(Rule rule) {
        Severity production = rule.severity(Standing.PRODUCTION);
        Severity ordinary = rule.severity(Standing.ORDINARY);
        Severity sandbox = rule.severity(Standing.SANDBOX);
        if (production == ordinary && ordinary == sandbox) {
            return ordinary.label();
        }
        return production.label() + " in production, " + ordinary.label() + " elsewhere, " + sandbox.label()
                + " in a sandbox";
    }

    private static String needs(Rule rule) {
        return rule.needs().stream().sorted().map(FactKind::plural).collect(Collectors.joining(", "));
    }

    private static String requirements(List<Requirement> requirements) {
        return requirements.stream()
                .collect(Collectors.groupingBy(
                        Requirement::framework,
                        java.util.TreeMap::new,
                        Collectors.mapping(Requirement::identifier, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(e -> framework(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String framework(String id) {
        return switch (id) {
            case "pci-dss" -> "PCI DSS";
            case "hipaa" -> "HIPAA";
            case "gdpr" -> "GDPR";
            default -> id;
        };
    }

    private static String fenced(String example) {
        String fence = "```";
        while (example.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + example + "\n" + fence;
    }
}
