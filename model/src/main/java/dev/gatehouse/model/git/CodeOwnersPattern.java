package dev.gatehouse.model.git;

import dev.gatehouse.model.git.CodeOwners.Dialect;
import java.util.Optional;

/**
 * A pattern of a code-owners file.
 *
 * <p>GitHub's are gitignore's, but for {@code docs/*}, which holds the files of one folder only, and without {@code !}
 * and {@code [ ]}. GitLab's are Ruby's {@code File.fnmatch} with {@code FNM_PATHNAME} and {@code FNM_DOTMATCH}: a
 * pattern without a leading slash stands in any folder, and only a trailing slash takes in what a folder holds. Gitea's
 * are regular expressions of the whole path; of these the ones made of literal characters, {@code .}, {@code [^/]} and
 * their {@code *} and {@code +} are understood.
 *
 * @see <a
 *     href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">
 *     GitHub: about code owners</a>
 * @see <a href="https://docs.gitlab.com/user/project/codeowners/reference/">GitLab: syntax of Code Owners</a>
 * @see <a href="https://docs.gitea.com/usage/code-owners">Gitea: code owners</a>
 */
public final class CodeOwnersPattern {

    /** The longest pattern that is read, in characters. */
    public static final int LONGEST = 4096;

    private final PathAutomaton automaton;
    private final boolean negated;

    private CodeOwnersPattern(PathAutomaton automaton, boolean negated) {
        this.automaton = automaton;
        this.negated = negated;
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern as written, its spaces escaped
     * @return empty where the forge would refuse the pattern, or where it can't be evaluated here
     */
    public static Optional<CodeOwnersPattern> of(Dialect dialect, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (dialect) {
            case GITHUB -> GitHubPattern.compile(text).map(a -> new CodeOwnersPattern(a, false));
            case GITLAB -> {
                boolean exclusion = text.startsWith("!");
                yield GitLabPattern.compile(exclusion ? text.substring(1) : text)
                        .map(a -> new CodeOwnersPattern(a, exclusion));
            }
            case GITEA -> {
                boolean negative = text.startsWith("!");
                yield GiteaPattern.compile(negative ? text.substring(1) : text)
                        .map(a -> new CodeOwnersPattern(a, negative));
            }
        };
    }

    /** Whether it begins with {@code !}: GitLab's exclusion, or Gitea's "every path but these". */
    public boolean negated() {
        return negated;
    }

    /**
     * Whether it fits a file, a leading {@code !} left aside. Takes time linear in pattern times path.
     *
     * @param path relative to the repository's root, without a leading slash
     */
    public boolean fits(String path) {
        return automaton.accepts(path);
    }
}
