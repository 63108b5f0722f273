package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * A workflow whose token may write everything.
 *
 * <p>Where nothing is said, the repository's settings decide, which a clone doesn't tell. A workflow that only others
 * call gets no more than they have, and is judged there.
 */
final class WorkflowWriteAll implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "workflow-write-all")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("A workflow's token may write everything")
            .why("""
                    Whatever runs in the workflow, each action and each package it installs, can push to the repository,
                    publish releases and change what is deployed.""")
            .fix("Give the workflow read access, and a job what it needs beyond that:")
            .example("""
                    permissions:
                      contents: read
                    """)
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        GitHubWorkflow.all(evidence).forEach(workflow -> judge(workflow, ruling));
    }

    private static void judge(GitHubWorkflow workflow, Ruling ruling) {
        boolean failed = false;
        Optional<Scalar> top = everything(workflow.file().body());
        if (top.isPresent()) {
            failed = true;
            rule(
                    Verdict.FAIL,
                    workflow,
                    workflow.subject(),
                    top.get(),
                    "every job's token may write everything",
                    ruling);
        }
        for (Job job : workflow.jobs()) {
            Optional<Scalar> own = everything(job.body());
            if (own.isPresent()) {
                failed = true;
                String seen = "the job's token may write everything";
                rule(Verdict.FAIL, workflow, workflow.subject(job), own.get(), seen, ruling);
            }
        }
        List<Job> silent = workflow.jobs().stream()
                .filter(job -> job.permissions() == null)
                .toList();
        if (!silent.isEmpty() && !workflow.onlyCalled()) {
            Job first = silent.getFirst();
            String others = silent.size() == 1 ? "" : " and " + (silent.size() - 1) + " more";
            rule(
                    Verdict.UNKNOWN,
                    workflow,
                    workflow.subject(),
                    first.key(),
                    "job " + first.id() + others
                            + " has no `permissions`: the repository's settings decide what its token"
                            + " may do, in old repositories everything",
                    ruling);
        } else if (!failed && !workflow.jobs().isEmpty()) {
            Scalar place = workflow.jobs().getFirst().key();
            rule(Verdict.PASS, workflow, workflow.subject(), place, "tokens are limited", ruling);
        }
    }

    private static Optional<Scalar> everything(Mapping holder) {
        return holder.scalar("permissions").filter(all -> all.text().equals("write-all"));
    }

    private static void rule(
            Verdict verdict, GitHubWorkflow workflow, String subject, Node place, String seen, Ruling ruling) {
        ruling.add(verdict, subject, workflow.file().at(place), null, workflow.standing(), seen);
    }
}
