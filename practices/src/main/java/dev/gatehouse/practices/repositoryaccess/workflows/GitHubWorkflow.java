package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workflow of GitHub Actions.
 *
 * @param triggers the events that start it
 * @param jobs in the order written
 * @param standing that of the folder which holds {@code .github}: a workflow's own name says nothing of what its token
 *     reaches
 */
record GitHubWorkflow(Workflow file, Set<String> triggers, List<Job> jobs, Standing standing) {

    /** The events that strangers cause, for which the workflow runs with the repository's own rights. */
    static final Set<String> PRIVILEGED_AND_PUBLIC = Set.of("pull_request_target", "workflow_run", "issue_comment");

    /** The events that strangers cause in a public repository. */
    static final Set<String> PUBLIC = Set.of(
            "pull_request", "pull_request_target", "issue_comment", "issues", "discussion", "discussion_comment");

    /** All workflows of a repository. */
    record All(List<GitHubWorkflow> workflows) {}

    static List<GitHubWorkflow> all(Evidence evidence) {
        return evidence.view(All.class, GitHubWorkflow::read).workflows();
    }

    private static All read(Evidence evidence) {
        List<GitHubWorkflow> workflows = new ArrayList<>();
        for (Workflow file : evidence.facts(Workflow.class)) {
            if (file.type() == Workflow.Type.GITHUB_WORKFLOW) {
                workflows.add(of(file, standing(file.file(), evidence)));
            }
        }
        return new All(List.copyOf(workflows));
    }

    static Standing standing(String file, Evidence evidence) {
        int hidden = file.startsWith(".") ? 0 : file.indexOf("/.");
        return hidden <= 0 ? Standing.ORDINARY : evidence.standing(file.substring(0, hidden));
    }

    private static GitHubWorkflow of(Workflow file, Standing standing) {
        List<Job> jobs = new ArrayList<>();
        file.body().mapping("jobs").ifPresent(all -> {
            for (Mapping.Entry entry : all.entries()) {
                if (entry.value() instanceof Mapping body) {
                    jobs.add(new Job(entry.name(), entry.key(), body, file.body()));
                }
            }
        });
        return new GitHubWorkflow(file, triggers(file.body().get("on")), List.copyOf(jobs), standing);
    }

    private static Set<String> triggers(@Nullable Node on) {
        Set<String> events = new LinkedHashSet<>();
        switch (on) {
            case null -> {}
            case Scalar event -> events.add(event.text());
            case Sequence list ->
                list.items().forEach(item -> {
                    if (item instanceof Scalar event) {
                        events.add(event.text());
                    }
                });
            case Mapping filtered -> filtered.entries().forEach(entry -> events.add(entry.name()));
            case Unresolved _ -> {}
        }
        return events;
    }

    boolean startedBy(Set<String> events) {
        return triggers.stream().anyMatch(events::contains);
    }

    /** Whether only other workflows start it: then what it may do is for them to say. */
    boolean onlyCalled() {
        return triggers.equals(Set.of("workflow_call"));
    }

    String subject() {
        return "workflow " + file.file();
    }

    String subject(Job job) {
        return subject() + " job " + job.id();
    }
}
