package dev.gatehouse.practices.awareness;

import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who proposes a change isn't asked what it means for security. */
final class PullRequestTemplateWithoutSecuritySection implements Check {

    private static final Set<String> FOLDERS =
            Set.of("pull_request_template", "merge_request_templates", "merge_request_template");

    private static final List<String> TOPICS = List.of("security", "secret", "credential");

    private static final Rule RULE = Rule.of(Practice.AWARENESS, "pull-request-template-without-security-section")
            .severity(Severity.LOW)
            .title("Pull requests don't ask about security")
            .why("""
                    The one reminder that reaches everyone at the right moment, when they change something, is missing.""")
            .fix(
                    "Add a section to .github/pull_request_template.md (GitLab: .gitlab/merge_request_templates/Default.md):")
            .example("""
                    ## Security
                    - [ ] No secret in plain text, no wider access than before
                    - [ ] What looked odd was reported to security@example.com
                    """)
            .needs(FactKind.DOCUMENT)
            .evidences("pci-dss:12.6.1", "hipaa:164.308(a)(5)(ii)(A)")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<Document> templates = evidence.facts(Document.class).stream()
                .filter(document -> isTemplate(document.path()))
                .toList();
        if (templates.isEmpty()) {
            ruling.add(
                    Verdict.FAIL,
                    "pull-request template",
                    null,
                    null,
                    Standing.ORDINARY,
                    "there is no pull-request template");
        }
        templates.forEach(template -> judge(template, ruling));
    }

    private static boolean isTemplate(String path) {
        String[] parts = path.toLowerCase(Locale.ROOT).split("/", -1);
        return Words.stem(path).equals("pull_request_template")
                || parts.length > 1 && FOLDERS.contains(parts[parts.length - 2]);
    }

    private static void judge(Document template, Ruling ruling) {
        Location start = Location.startOf(template.path());
        String subject = "pull-request template " + template.path();
        if (asks(Words.visible(template.text()))) {
            ruling.pass(subject, start, "it asks about security");
        } else if (asks(template.text())) {
            ruling.unknown(subject, start, "it speaks of security only in a comment, which not everyone sees");
        } else {
            ruling.fail(subject, start, "neither a heading nor a box to tick speaks of security");
        }
    }

    /** Whether a heading or a list item speaks of it. */
    private static boolean asks(String text) {
        return text.lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("#")
                        || line.startsWith("-")
                        || line.startsWith("*")
                        || line.startsWith("<!--")
                        || line.startsWith("["))
                .anyMatch(line -> TOPICS.stream().anyMatch(line::contains));
    }
}
