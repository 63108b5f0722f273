package dev.gatehouse.report.rules;

import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages under {@code docs/rules}: one a rule, in a folder a practice, and an index. */
public final class RulePages {

    private static final String NOTE = "<!-- Generated from the rules themselves; a test holds it current. -->\n\n";

    private RulePages() {}

    /**
     * Every page.
     *
     * @return CommonMark by path relative to {@code docs/rules}, with {@code /} between its parts
     */
    public static SortedMap<String, String> of(List<Rule> rules) {
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("README.md", index(rules));
        for (Rule rule : rules) {
            pages.put(path(rule), page(rule));
        }
        return pages;
    }

    /** {@code practice/slug.md}. */
    public static String path(Rule rule) {
        return rule.id() + ".md";
    }

    private static String page(Rule rule) {
        return NOTE + "# " + rule.title() + "\n\n`" + rule.id() + "` · practice "
                + rule.practice().number() + ", [" + rule.practice().title() + "](../README.md#"
                + rule.practice().slug() + ")\n\n" + RuleText.markdown(rule, "##");
    }

    private static String index(List<Rule> rules) {
        StringBuilder index = new StringBuilder(NOTE).append("# Rules\n\n");
        index.append(
                "What Gatehouse judges, by practice. `gatehouse explain RULE` shows the same on the command line.\n");
        for (Practice practice : Practice.values()) {
            List<Rule> own = rules.stream()
                    .filter(r -> r.practice() == practice)
                    .sorted()
                    .toList();
            index.append("\n<a id=\"").append(practice.slug()).append("\"></a>\n\n## ");
            index.append(practice.number())
                    .append(". ")
                    .append(practice.title())
                    .append("\n\n");
            if (own.isEmpty()) {
                index.append("No rules yet.\n");
                continue;
            }
            index.append("| Rule | What is wrong | Severity |\n| --- | --- | --- |\n");
            for (Rule rule : own) {
                index.append("| [`")
                        .append(rule.id())
                        .append("`](")
                        .append(path(rule))
                        .append(") | ");
                index.append(rule.title().replace("|", "\\|")).append(" | ");
                index.append(RuleText.severities(rule)).append(" |\n");
            }
        }
        return index.toString();
    }
}
