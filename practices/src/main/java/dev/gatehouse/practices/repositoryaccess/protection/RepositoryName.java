package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Unresolved;
import java.util.List;

/** How blocks tell which repository they speak of. */
final class RepositoryName {

    private static final List<String> RESOURCES = List.of("github_repository.", "gitlab_project.");

    private RepositoryName() {}

    /** A literal name, the resource that an expression refers to, else the expression itself; empty where none is. */
    static String of(Mapping body, String... arguments) {
        for (String argument : arguments) {
            Node value = body.get(argument);
            if (value instanceof Scalar name) {
                return name.text();
            }
            if (value instanceof Unresolved reference) {
                return resource(reference.expression());
            }
        }
        return "";
    }

    /** {@code github_repository.deploy} of {@code github_repository.deploy.node_id}. */
    private static String resource(String expression) {
        for (String resource : RESOURCES) {
            int start = expression.indexOf(resource);
            if (start >= 0) {
                int end = start + resource.length();
                while (end < expression.length() && named(expression.charAt(end))) {
                    end++;
                }
                return expression.substring(start, end);
            }
        }
        return expression;
    }

    private static boolean named(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
