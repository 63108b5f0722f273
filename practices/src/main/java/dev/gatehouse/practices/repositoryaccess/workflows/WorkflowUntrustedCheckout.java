package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.List;

/** A workflow that runs with the repository's rights fetches code that a stranger proposes. */
final class WorkflowUntrustedCheckout implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "workflow-untrusted-checkout")
            .severity(Severity.CRITICAL, Severity.CRITICAL, Severity.MEDIUM)
            .title("A workflow with secrets checks out code that anyone can propose")
            .why("""
                    Anyone who opens a pull request gets their code run with the repository's secrets and a token that
                    may push: nobody has to approve anything.""")
            .fix(
                    "Build what is proposed on `pull_request`, without secrets; hand only its results to a workflow that has"
                            + " them:")
            .example("""
                    on:
                      pull_request:
                    permissions:
                      contents: read
                    """)
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.5", "pci-dss:7.3.1", "pci-dss:7.3.3", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (GitHubWorkflow workflow : GitHubWorkflow.all(evidence)) {
            if (workflow.startedBy(GitHubWorkflow.PRIVILEGED_AND_PUBLIC)) {
                judge(workflow, ruling);
            }
        }
    }

    private static void judge(GitHubWorkflow workflow, Ruling ruling) {
        boolean clean = true;
        for (Job job : workflow.jobs()) {
            for (Checkout checkout : Checkout.of(job)) {
                clean = false;
                judge(workflow, job, checkout, ruling);
            }
        }
        if (clean && !workflow.jobs().isEmpty()) {
            Node place = workflow.jobs().getFirst().key();
            rule(Verdict.PASS, workflow, workflow.subject(), place, "it fetches no proposed code", ruling);
        }
    }

    private static void judge(GitHubWorkflow workflow, Job job, Checkout checkout, Ruling ruling) {
        List<String> reach = new ArrayList<>();
        if (job.usesSecrets()) {
            reach.add("the job's secrets");
        }
        if (job.token() != Job.Token.READS) {
            reach.add("a token that may write");
        }
        String subject = workflow.subject(job);
        if (reach.isEmpty()) {
            rule(
                    Verdict.PASS,
                    workflow,
                    subject,
                    checkout.place(),
                    "neither a secret nor a token that may write",
                    ruling);
        } else if (Guard.keepsStrangersOut(workflow, job, GitHubWorkflow.PRIVILEGED_AND_PUBLIC)) {
            rule(Verdict.PASS, workflow, subject, checkout.place(), "its condition keeps strangers out", ruling);
        } else {
            switch (checkout.source()) {
                case PROPOSED -> {
                    String with = String.join(" and ", reach);
                    if (job.body().has("environment")) {
                        rule(
                                Verdict.UNKNOWN,
                                workflow,
                                subject,
                                checkout.place(),
                                "proposed code runs with " + with
                                        + ", unless the environment's reviewers stop it, who are not seen here",
                                ruling);
                    } else {
                        rule(
                                Verdict.FAIL,
                                workflow,
                                subject,
                                checkout.place(),
                                "whoever opens a pull request runs code with " + with,
                                ruling);
                    }
                }
                case UNTOLD ->
                    rule(
                            Verdict.UNKNOWN,
                            workflow,
                            subject,
                            checkout.place(),
                            "another step or caller names the code that it fetches",
                            ruling);
            }
        }
    }

    private static void rule(
            Verdict verdict, GitHubWorkflow workflow, String subject, Node place, String seen, Ruling ruling) {
        ruling.add(verdict, subject, workflow.file().at(place), null, workflow.standing(), seen);
    }
}
