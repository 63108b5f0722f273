package dev.gatehouse.practices.repositoryaccess.workflows;

import java.util.List;
import java.util.Set;

/**
 * Values that strangers choose: titles, texts, branch names, commit messages, authors.
 *
 * @see <a href="https://docs.github.com/en/actions/concepts/security/script-injections">Script injections</a>
 */
final class UntrustedInput {

    private static final Set<String> EXACTLY = Set.of(
            "github.head_ref",
            "github.event.issue.title",
            "github.event.issue.body",
            "github.event.pull_request.title",
            "github.event.pull_request.body",
            "github.event.pull_request.head.ref",
            "github.event.pull_request.head.label",
            "github.event.pull_request.head.repo.default_branch",
            "github.event.pull_request.head.repo.description",
            "github.event.pull_request.head.repo.homepage",
            "github.event.comment.body",
            "github.event.review.body",
            "github.event.review_comment.body",
            "github.event.discussion.title",
            "github.event.discussion.body",
            "github.event.discussion_comment.body",
            "github.event.pages.*.page_name",
            "github.event.workflow_run.head_branch",
            "github.event.workflow_run.display_title",
            "github.event.workflow_run.head_repository.description",
            "github.event.workflow_run.pull_requests.*.head.ref",
            "github.event.changes.title.from",
            "github.event.changes.body.from");

    private static final List<String> COMMITS =
            List.of("github.event.commits.*.", "github.event.head_commit.", "github.event.workflow_run.head_commit.");

    private static final Set<String> OF_A_COMMIT =
            Set.of("message", "author.email", "author.name", "committer.email", "committer.name");

    /** Values that hold some of them. */
    private static final Set<String> WITHIN = Set.of(
            "github",
            "github.event",
            "github.event.issue",
            "github.event.pull_request",
            "github.event.pull_request.head",
            "github.event.comment",
            "github.event.review",
            "github.event.discussion",
            "github.event.commits",
            "github.event.commits.*",
            "github.event.head_commit",
            "github.event.workflow_run");

    private static final Set<String> HEAD_COMMITS = Set.of(
            "github.head_ref",
            "github.event.pull_request.head.ref",
            "github.event.pull_request.head.sha",
            "github.event.pull_request.head.label",
            "github.event.pull_request.head.repo.full_name",
            "github.event.pull_request.head.repo.clone_url",
            "github.event.pull_request.head.repo.html_url",
            "github.event.pull_request.head.repo.ssh_url",
            "github.event.pull_request.merge_commit_sha",
            "github.event.workflow_run.head_sha",
            "github.event.workflow_run.head_branch",
            "github.event.workflow_run.head_commit.id",
            "github.event.workflow_run.head_repository.full_name",
            "github.event.workflow_run.pull_requests.*.head.sha",
            "github.event.workflow_run.pull_requests.*.head.ref");

    private UntrustedInput() {}

    /** Whether a stranger writes a value, or part of it. */
    static boolean writtenByStrangers(String path) {
        if (EXACTLY.contains(path) || WITHIN.contains(path)) {
            return true;
        }
        for (String commit : COMMITS) {
            if (path.startsWith(commit) && OF_A_COMMIT.contains(path.substring(commit.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value names the code that someone proposes. */
    static boolean namesProposedCode(String path) {
        return HEAD_COMMITS.contains(path);
    }
}
