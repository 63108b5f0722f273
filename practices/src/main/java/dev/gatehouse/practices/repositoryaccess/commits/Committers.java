package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who puts commits on a branch: people, programs, and forges in the name of either. */
final class Committers {

    /** The addresses that forges commit with when someone merges on their pages; Gitea's is its default. */
    private static final Set<String> FORGES = Set.of("noreply@github.com", "gitea@fake.local");

    private static final List<String> PROGRAMS = List.of(
            "[bot]",
            "renovate",
            "dependabot",
            "fluxcdbot",
            "fluxbot",
            "image-updater",
            "image-automation",
            "argocd-image",
            "github-actions",
            "gitlab-bot");

    private Committers() {}

    static boolean forge(Identity identity) {
        return FORGES.contains(identity.email().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether GitHub committed. It does when it merges, and then puts the number of the pull request into the subject
     * unless someone takes it out; it also does for a change made on its pages or through its API.
     */
    static boolean gitHub(Identity identity) {
        return identity.email().equalsIgnoreCase("noreply@github.com");
    }

    static boolean program(Identity identity) {
        String both = (identity.name() + " " + identity.email()).toLowerCase(Locale.ROOT);
        return PROGRAMS.stream().anyMatch(both::contains);
    }

    /** Name and address as findings show them. */
    static String shown(Identity identity) {
        return identity.name() + " <" + identity.email() + ">";
    }

    /** The mark that a forge leaves in the subject of what it merged: {@code (#12)}, {@code (!12)}, {@code #12}. */
    static boolean merged(Commit commit) {
        String subject = commit.subject();
        return numbered(subject, "(#")
                || numbered(subject, "(!")
                || subject.startsWith("Merge pull request #")
                || subject.startsWith("Merged PR ")
                || numbered(subject, "(pull request #")
                || subject.contains("See merge request ");
    }

    private static boolean numbered(String subject, String opening) {
        for (int at = subject.indexOf(opening); at >= 0; at = subject.indexOf(opening, at + 1)) {
            int digit = at + opening.length();
            while (digit < subject.length() && Character.isDigit(subject.charAt(digit))) {
                digit++;
            }
            if (digit > at + opening.length() && digit < subject.length() && subject.charAt(digit) == ')') {
                return true;
            }
        }
        return false;
    }
}
