package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * A GitLab pipeline that includes a file which others can change.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#include">include</a>
 */
final class GitLabIncludeNotPinned implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "gitlab-include-not-pinned")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A GitLab pipeline includes a file that isn't pinned")
            .why("""
                    Whoever can change the included file runs their jobs in this pipeline, with its variables.""")
            .fix("Pin a remote file by its hash, another project's file and a component by the commit:")
            .example("""
                    include:
                      - remote: https://ci.example.com/lint.yml
                        integrity: sha256-L3/GAoKaw0Arw6hDCKeKQlV1QPEgHYxGBHsH4zG1IY8=
                      - project: acme/pipelines
                        ref: 7b3bb52b2a24d02d5e1b4e7a41c5a9d6d7f2c001
                        file: /deploy.yml
                    """)
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Workflow pipeline : evidence.facts(Workflow.class)) {
            if (pipeline.type() == Workflow.Type.GITLAB_PIPELINE) {
                Node include = pipeline.body().get("include");
                List<Node> items = include instanceof Sequence list
                        ? list.items()
                        : include == null ? List.of() : List.of(include);
                items.forEach(item -> judge(pipeline, item, evidence, ruling));
            }
        }
    }

    private static void judge(Workflow pipeline, Node item, Evidence evidence, Ruling ruling) {
        if (item instanceof Scalar address && address.text().startsWith("http")) {
            rule(
                    Verdict.FAIL,
                    pipeline,
                    address,
                    address,
                    "whoever serves the file changes this pipeline",
                    evidence,
                    ruling);
        } else if (item instanceof Mapping included) {
            Optional<Scalar> remote = included.scalar("remote");
            Optional<Scalar> project = included.scalar("project");
            Optional<Scalar> component = included.scalar("component");
            Optional<Scalar> local = included.scalar("local");
            if (remote.isPresent()) {
                boolean pinned = included.has("integrity");
                rule(
                        pinned ? Verdict.PASS : Verdict.FAIL,
                        pipeline,
                        remote.get(),
                        remote.get(),
                        pinned ? "pinned by its hash" : "whoever serves the file changes this pipeline",
                        evidence,
                        ruling);
            } else if (project.isPresent()) {
                Optional<Scalar> reference = included.scalar("ref");
                reference(
                        pipeline,
                        project.get(),
                        reference.map(Scalar::text).orElse(""),
                        reference.orElse(project.get()),
                        evidence,
                        ruling);
            } else if (component.isPresent()) {
                String text = component.get().text();
                int at = text.lastIndexOf('@');
                reference(
                        pipeline,
                        component.get(),
                        at < 0 ? "" : text.substring(at + 1),
                        component.get(),
                        evidence,
                        ruling);
            } else if (local.isPresent()) {
                rule(Verdict.PASS, pipeline, local.get(), local.get(), "a file of this repository", evidence, ruling);
            }
        }
    }

    private static void reference(
            Workflow pipeline, Scalar name, String reference, Scalar place, Evidence evidence, Ruling ruling) {
        if (CommitId.isFull(reference)) {
            rule(Verdict.PASS, pipeline, name, place, "pinned to a commit", evidence, ruling);
        } else if (reference.contains("$")) {
            rule(Verdict.UNKNOWN, pipeline, name, place, "a variable names the version", evidence, ruling);
        } else {
            String seen = reference.isEmpty()
                    ? "it follows that project's newest commit"
                    : "`" + reference + "` can be moved by whoever may push there";
            rule(Verdict.FAIL, pipeline, name, place, seen, evidence, ruling);
        }
    }

    private static void rule(
            Verdict verdict,
            Workflow pipeline,
            Scalar name,
            Node place,
            String seen,
            Evidence evidence,
            Ruling ruling) {
        ruling.add(
                verdict,
                "include " + name.text() + " in " + pipeline.file(),
                pipeline.at(place),
                null,
                GitHubWorkflow.standing(pipeline.file(), evidence),
                seen);
    }
}
