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

/** A workflow that strangers can start runs on a machine of one's own. */
final class WorkflowSelfHostedOnPublicTrigger implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "workflow-self-hosted-on-public-trigger")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("A workflow that strangers start runs on a self-hosted runner")
            .why("""
                    In a public repository a pull request from anyone runs their code on a machine inside the network,
                    where it can stay and wait for the next job's secrets.""")
            .fix("Run what strangers can start on GitHub's machines, or only for the repository's own branches:")
            .example("""
                    jobs:
                      test:
                        if: github.event.pull_request.head.repo.full_name == github.repository
                        runs-on: [self-hosted, linux]
                    """)
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.5", "pci-dss:7.3.1", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (GitHubWorkflow workflow : GitHubWorkflow.all(evidence)) {
            if (workflow.startedBy(GitHubWorkflow.PUBLIC)
                    && workflow.file().file().contains(".github/")) {
                judge(workflow, ruling);
            }
        }
    }

    private static void judge(GitHubWorkflow workflow, Ruling ruling) {
        boolean clean = true;
        for (Job job : workflow.jobs()) {
            Node runsOn = job.body().get("runs-on");
            if (runsOn == null || Guard.keepsStrangersOut(workflow, job, GitHubWorkflow.PUBLIC)) {
                continue;
            }
            switch (RunnerLabels.of(job, runsOn)) {
                case HOSTED -> {}
                case OWN -> {
                    clean = false;
                    rule(
                            Verdict.FAIL,
                            workflow,
                            workflow.subject(job),
                            runsOn,
                            "if the repository is public, anyone's pull request or comment runs on a machine of your own",
                            ruling);
                }
                case UNTOLD -> {
                    clean = false;
                    rule(
                            Verdict.UNKNOWN,
                            workflow,
                            workflow.subject(job),
                            runsOn,
                            "strangers can start it, and its label does not tell whether the machine is your own",
                            ruling);
                }
            }
        }
        if (clean && !workflow.jobs().isEmpty()) {
            Node place = workflow.jobs().getFirst().key();
            rule(Verdict.PASS, workflow, workflow.subject(), place, "strangers reach no machine of your own", ruling);
        }
    }

    private static void rule(
            Verdict verdict, GitHubWorkflow workflow, String subject, Node place, String seen, Ruling ruling) {
        ruling.add(verdict, subject, workflow.file().at(place), null, workflow.standing(), seen);
    }
}
