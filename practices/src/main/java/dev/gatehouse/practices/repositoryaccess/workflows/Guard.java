package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.practices.repositoryaccess.expressions.Expression;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Conditions that keep strangers out: a job runs only for the repository's own branches, or for its own people. */
final class Guard {

    private static final Set<String> HEAD_REPOSITORY = Set.of(
            "github.event.pull_request.head.repo.full_name",
            "github.event.pull_request.head.repo.id",
            "github.event.pull_request.head.repo.owner.login",
            "github.event.pull_request.head.user.login",
            "github.event.workflow_run.head_repository.full_name",
            "github.event.workflow_run.head_repository.owner.login");

    private static final Set<String> OWN_REPOSITORY = Set.of(
            "github.repository",
            "github.repository_id",
            "github.repository_owner",
            "github.event.repository.full_name",
            "github.event.repository.owner.login",
            "github.event.pull_request.base.repo.full_name",
            "github.event.pull_request.base.repo.id");

    private static final Set<String> FORK =
            Set.of("github.event.pull_request.head.repo.fork", "github.event.workflow_run.head_repository.fork");

    private static final String EVENT = "github.event_name";

    /** The event that started the workflow which this one follows. */
    private static final String FIRST_EVENT = "github.event.workflow_run.event";

    private static final Set<String> AUTHOR = Set.of(
            "github.actor",
            "github.triggering_actor",
            "github.event.pull_request.user.login",
            "github.event.comment.user.login",
            "github.event.sender.login",
            "github.event.comment.author_association",
            "github.event.pull_request.author_association");

    private static final Set<String> OUTSIDERS =
            Set.of("contributor", "first_time_contributor", "first_timer", "none", "mannequin");

    private Guard() {}

    /**
     * Whether strangers can't make a job run, by its own condition or by that of one it waits for.
     *
     * @param events those that strangers cause
     */
    static boolean keepsStrangersOut(GitHubWorkflow workflow, Job job, Set<String> events) {
        return workflow.triggers().stream()
                .filter(events::contains)
                .allMatch(event -> keepsOut(workflow, job, event, new HashSet<>()));
    }

    private static boolean keepsOut(GitHubWorkflow workflow, Job job, String event, Set<String> seen) {
        Optional<Expression> condition = job.condition();
        if (condition.filter(expression -> keepsOut(expression, event)).isPresent()) {
            return true;
        }
        if (condition.filter(Guard::runsAnyway).isPresent() || !seen.add(job.id())) {
            return false;
        }
        return workflow.jobs().stream()
                .filter(other -> job.needs().contains(other.id()))
                .anyMatch(other -> keepsOut(workflow, other, event, seen));
    }

    /** Whether a condition holds for no stranger when an event starts the workflow. */
    static boolean keepsOut(Expression condition, String event) {
        return switch (condition) {
            case Expression.And and -> keepsOut(and.left(), event) || keepsOut(and.right(), event);
            case Expression.Or or -> keepsOut(or.left(), event) && keepsOut(or.right(), event);
            case Expression.Comparison comparison -> keepsOut(comparison, event);
            case Expression.Not not -> not.operand() instanceof Expression.Path path && FORK.contains(path.name());
            case Expression.Call call -> ownPeople(call);
            case Expression.Path _, Expression.Literal _, Expression.Unreadable _ -> false;
        };
    }

    /** {@code contains(fromJSON('["OWNER", "MEMBER"]'), github.event.comment.author_association)}. */
    private static boolean ownPeople(Expression.Call call) {
        return call.function().equals("contains")
                && call.arguments().size() == 2
                && call.arguments().get(1) instanceof Expression.Path path
                && AUTHOR.contains(path.name())
                && call.arguments().getFirst() instanceof Expression.Call list
                && list.function().equals("fromjson")
                && list.arguments().size() == 1
                && list.arguments().getFirst() instanceof Expression.Literal names
                && OUTSIDERS.stream()
                        .noneMatch(word -> names.text().toLowerCase(Locale.ROOT).contains('"' + word + '"'));
    }

    private static boolean keepsOut(Expression.Comparison comparison, String event) {
        String left = name(comparison.left());
        String right = name(comparison.right());
        return switch (comparison.operator()) {
            case "==" -> equal(left, right, event) || equal(right, left, event);
            case "!=" -> different(left, right, event) || different(right, left, event);
            default -> false;
        };
    }

    private static boolean equal(String value, String other, String event) {
        boolean literal = other.startsWith("'");
        return HEAD_REPOSITORY.contains(value) && (OWN_REPOSITORY.contains(other) || literal)
                || FORK.contains(value) && other.equals("'false")
                || value.equals(EVENT) && literal && !other.equals("'" + event)
                || value.equals(FIRST_EVENT) && literal && !GitHubWorkflow.PUBLIC.contains(other.substring(1))
                || AUTHOR.contains(value)
                        && literal
                        && !OUTSIDERS.contains(other.substring(1))
                        && !other.endsWith("[bot]");
    }

    private static boolean different(String value, String other, String event) {
        return FORK.contains(value) && other.equals("'true") || value.equals(EVENT) && other.equals("'" + event);
    }

    private static String name(Expression expression) {
        return switch (expression) {
            case Expression.Path path -> path.name();
            case Expression.Literal literal -> "'" + literal.text().toLowerCase(Locale.ROOT);
            case Expression.And _,
                    Expression.Or _,
                    Expression.Not _,
                    Expression.Call _,
                    Expression.Comparison _,
                    Expression.Unreadable _ -> "";
        };
    }

    private static boolean runsAnyway(Expression condition) {
        return switch (condition) {
            case Expression.Call call ->
                Set.of("always", "failure", "cancelled").contains(call.function());
            case Expression.Not not -> runsAnyway(not.operand());
            case Expression.And and -> runsAnyway(and.left()) || runsAnyway(and.right());
            case Expression.Or or -> runsAnyway(or.left()) || runsAnyway(or.right());
            case Expression.Comparison _, Expression.Path _, Expression.Literal _, Expression.Unreadable _ -> false;
        };
    }
}
