package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.repositoryaccess.expressions.Interpolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A step that fetches code.
 *
 * @param place what says which code
 * @param source whose code it is
 */
record Checkout(Node place, Source source) {

    /** Whose code a step fetches. */
    enum Source {
        /** What someone proposes in a pull request. */
        PROPOSED,
        /** A value from another step, job or caller names it. */
        UNTOLD
    }

    private static final List<String> GIT_COMMANDS =
            List.of("git checkout", "git fetch", "git switch", "git pull", "git merge", "git clone", "git worktree");

    /** The fetches of a job that may bring foreign code; those of the repository's own branches are left out. */
    static List<Checkout> of(Job job) {
        List<Checkout> checkouts = new ArrayList<>();
        for (Mapping step : job.steps()) {
            byAction(job, step).or(() -> byCommand(job, step)).ifPresent(checkouts::add);
        }
        return checkouts;
    }

    private static Optional<Checkout> byAction(Job job, Mapping step) {
        boolean checkout = step.text("uses")
                .map(uses -> uses.toLowerCase(Locale.ROOT))
                .filter(uses -> uses.startsWith("actions/checkout@"))
                .isPresent();
        if (!checkout) {
            return Optional.empty();
        }
        Optional<Checkout> untold = Optional.empty();
        for (String input : List.of("ref", "repository")) {
            Optional<Scalar> value = step.scalar("with", input);
            if (value.isEmpty()) {
                continue;
            }
            String text = value.get().text();
            Set<String> flows = resolved(job, step, Interpolation.flows(text));
            if (flows.stream().anyMatch(UntrustedInput::namesProposedCode) || text.startsWith("refs/pull/")) {
                return Optional.of(new Checkout(value.get(), Source.PROPOSED));
            }
            if (input.equals("ref") && flows.stream().anyMatch(Checkout::fromElsewhere)) {
                untold = Optional.of(new Checkout(value.get(), Source.UNTOLD));
            }
        }
        return untold;
    }

    private static Optional<Checkout> byCommand(Job job, Mapping step) {
        Optional<Scalar> run = step.scalar("run");
        if (run.isEmpty()) {
            return Optional.empty();
        }
        for (String line : run.get().text().split("\n", -1)) {
            boolean proposed = line.contains("gh pr checkout")
                    || GIT_COMMANDS.stream().anyMatch(line::contains)
                            && (line.contains("refs/pull/")
                                    || line.contains("pull/$")
                                    || resolved(job, step, Interpolation.flows(line)).stream()
                                            .anyMatch(UntrustedInput::namesProposedCode));
            if (proposed) {
                return Optional.of(new Checkout(run.get(), Source.PROPOSED));
            }
        }
        return Optional.empty();
    }

    /** The flows with variables of {@code env} replaced by what they hold. */
    static Set<String> resolved(Job job, Mapping step, Set<String> flows) {
        Set<String> resolved = new LinkedHashSet<>();
        for (String path : flows) {
            if (path.startsWith("env.")) {
                job.variable(step, path.substring("env.".length()))
                        .ifPresent(text -> resolved.addAll(Interpolation.flows(text)));
            } else {
                resolved.add(path);
            }
        }
        return resolved;
    }

    private static boolean fromElsewhere(String path) {
        return path.startsWith("steps.")
                || path.startsWith("needs.")
                || path.startsWith("inputs.")
                || path.startsWith("github.event.inputs.")
                || path.startsWith("github.event.client_payload.")
                || path.startsWith("matrix.");
    }
}
