package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may stand where it stands.
 *
 * @param all whether every criterion that is given has to be met, or any
 * @param commits full ids, in lower case
 * @param paths on the path relative to the repository's root
 * @param target what {@code expressions} are asked of
 * @param stopwords in lower case; any part of the secret
 */
record Allowlist(
        boolean all,
        Set<String> commits,
        List<Expression> paths,
        Target target,
        List<Expression> expressions,
        List<String> stopwords) {

    /** What an expression is asked of. */
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    Allowlist {
        commits = Set.copyOf(commits);
        paths = List.copyOf(paths);
        expressions = List.copyOf(expressions);
        stopwords = List.copyOf(stopwords);
    }

    void addInOrder(List<String> parts) {
        parts.add("allowed where all " + all + " of " + target);
        new TreeSet<>(commits).forEach(commit -> parts.add("commit " + commit));
        paths.forEach(path -> parts.add("path " + path));
        expressions.forEach(expression -> parts.add("expression " + expression));
        stopwords.forEach(stopword -> parts.add("stopword " + stopword));
    }

    /** Whether all of a file, or all of a commit, is allowed whatever stands there. */
    boolean allowsAllOf(@Nullable String path, @Nullable String commit) {
        if (!all) {
            return hasCommit(commit) || hasPath(path);
        }
        return expressions.isEmpty()
                && stopwords.isEmpty()
                && (commits.isEmpty() || hasCommit(commit))
                && (paths.isEmpty() || hasPath(path));
    }

    /** Whether one secret is allowed. */
    boolean allows(String secret, String match, String line, @Nullable String path, @Nullable String commit) {
        boolean byExpression = hasExpression(
                switch (target) {
                    case SECRET -> secret;
                    case MATCH -> match;
                    case LINE -> line;
                });
        boolean byStopword = hasStopword(secret);
        if (!all) {
            return byExpression || byStopword;
        }
        return (commits.isEmpty() || hasCommit(commit))
                && (paths.isEmpty() || hasPath(path))
                && (expressions.isEmpty() || byExpression)
                && (stopwords.isEmpty() || byStopword);
    }

    private boolean hasCommit(@Nullable String commit) {
        return commit != null && commits.contains(commit.toLowerCase(Locale.ROOT));
    }

    private boolean hasPath(@Nullable String path) {
        return path != null && !path.isEmpty() && paths.stream().anyMatch(p -> p.standsIn(path));
    }

    private boolean hasExpression(String text) {
        return !text.isEmpty() && expressions.stream().anyMatch(e -> e.standsIn(text));
    }

    private boolean hasStopword(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return stopwords.stream().anyMatch(lower::contains);
    }
}
