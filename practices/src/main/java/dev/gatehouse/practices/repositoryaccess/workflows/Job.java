package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.repositoryaccess.expressions.Expression;
import dev.gatehouse.practices.repositoryaccess.expressions.Interpolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job of a workflow.
 *
 * @param id its key
 * @param key where it begins
 * @param body all of it
 * @param workflow the whole workflow, whose permissions and variables it inherits
 */
record Job(String id, Scalar key, Mapping body, Mapping workflow) {

    /** What the token of a job may do. */
    enum Token {
        WRITES,
        READS,
        /** Not said: what the repository's settings give, which may be everything. */
        UNTOLD
    }

    List<Mapping> steps() {
        return body.each("steps");
    }

    /** The permissions that count for it; null where neither it nor its workflow has any. */
    @Nullable
    Node permissions() {
        Node own = body.get("permissions");
        return own != null ? own : workflow.get("permissions");
    }

    Token token() {
        return switch (permissions()) {
            case null -> Token.UNTOLD;
            case Scalar all when all.text().equals("write-all") -> Token.WRITES;
            case Scalar _ -> Token.READS;
            case Mapping each -> writes(each) ? Token.WRITES : Token.READS;
            case Sequence _, Unresolved _ -> Token.UNTOLD;
        };
    }

    private static boolean writes(Mapping permissions) {
        return permissions.entries().stream()
                .anyMatch(entry ->
                        entry.value() instanceof Scalar level && level.text().equals("write"));
    }

    /** The condition under which it runs. */
    Optional<Expression> condition() {
        return body.text("if").map(Interpolation::condition);
    }

    /** The jobs that must have succeeded before it. */
    List<String> needs() {
        return body.texts("needs");
    }

    /** Whether it uses a secret other than its own token, or hands all of them on. */
    boolean usesSecrets() {
        if (body.text("secrets").filter("inherit"::equals).isPresent()) {
            return true;
        }
        List<String> texts = new ArrayList<>();
        collect(body, texts);
        workflow.mapping("env").ifPresent(env -> collect(env, texts));
        for (String text : texts) {
            for (String path : Interpolation.flows(text)) {
                if (path.startsWith("secrets") && !path.equals("secrets.github_token")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void collect(Node node, List<String> into) {
        switch (node) {
            case Scalar scalar -> into.add(scalar.text());
            case Sequence sequence -> sequence.items().forEach(item -> collect(item, into));
            case Mapping mapping -> mapping.entries().forEach(entry -> collect(entry.value(), into));
            case Unresolved _ -> {}
        }
    }

    /** The text of an environment variable as an expression sees it: of the step, else the job, else the workflow. */
    Optional<String> variable(Mapping step, String name) {
        return in(step, name).or(() -> in(body, name)).or(() -> in(workflow, name));
    }

    private static Optional<String> in(Mapping holder, String name) {
        return holder.mapping("env")
                .flatMap(env -> env.entries().stream()
                        .filter(entry -> entry.name().equalsIgnoreCase(name))
                        .findFirst()
                        .flatMap(entry ->
                                entry.value() instanceof Scalar value ? Optional.of(value.text()) : Optional.empty()));
    }

    /** How a step is called in findings. */
    static String nameOf(Mapping step) {
        return step.text("name")
                .or(() -> step.text("id"))
                .or(() -> step.text("uses"))
                .orElse("without a name");
    }
}
