package dev.gatehouse.engines.kustomize.source;

import java.util.List;
import java.util.Locale;

/**
 * What Kustomize fetches from elsewhere.
 *
 * @see <a href="https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md">Remote targets</a>
 */
public final class RemoteAddress {

    private static final List<String> REVISION = List.of("ref", "version");
    private static final String RAW = "https://raw.githubusercontent.com/";
    /** Owner, repository, commit, and at least one part of a path. */
    private static final int RAW_PARTS = 4;

    private RemoteAddress() {}

    /** Whether an entry that names no file and no folder is fetched. */
    public static boolean is(String entry) {
        String lower = entry.toLowerCase(Locale.ROOT);
        return lower.contains("://")
                || lower.startsWith("git::")
                || lower.startsWith("git@")
                || lower.startsWith("github.com/")
                || lower.startsWith("github.com:")
                || lower.startsWith("gh:")
                || lower.contains("?ref=")
                || lower.contains("?version=")
                || lower.contains(".git/")
                || lower.endsWith(".git")
                || lower.contains("/_git/")
                || isScp(lower);
    }

    private static boolean isScp(String entry) {
        int at = entry.indexOf('@');
        int colon = entry.indexOf(':');
        int slash = entry.indexOf('/');
        return at > 0 && colon > at && (slash < 0 || slash > at);
    }

    /** The obstacle that it is. */
    public static Obstacle obstacle(String entry, Place place) {
        boolean pinned = isPinned(entry);
        return new Obstacle(
                pinned ? Obstacle.Kind.PINNED_REMOTE : Obstacle.Kind.UNFIXED,
                place,
                shown(entry) + " is fetched from elsewhere"
                        + (pinned ? ", at a full commit id" : ", and not at a full commit id"));
    }

    /** Whether everything that says which revision is a full commit id. */
    static boolean isPinned(String entry) {
        int query = entry.indexOf('?');
        if (query < 0) {
            return isRawAtCommit(entry);
        }
        if (entry.indexOf('%', query) >= 0) {
            return false;
        }
        boolean pinned = false;
        for (String part : entry.substring(query + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && REVISION.contains(part.substring(0, equals))) {
                if (!isCommit(part.substring(equals + 1))) {
                    return false;
                }
                pinned = true;
            }
        }
        return pinned;
    }

    private static boolean isRawAtCommit(String entry) {
        if (!entry.startsWith(RAW)) {
            return false;
        }
        String[] parts = entry.substring(RAW.length()).split("/", RAW_PARTS);
        return parts.length == RAW_PARTS && isCommit(parts[2]);
    }

    private static boolean isCommit(String revision) {
        return (revision.length() == 40 || revision.length() == 64)
                && revision.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** Without what stands before an {@code @} in the host's part: it may be a password. */
    static String shown(String entry) {
        int scheme = entry.indexOf("://");
        if (scheme < 0) {
            return entry;
        }
        int end = entry.indexOf('/', scheme + 3);
        int at = entry.lastIndexOf('@', end < 0 ? entry.length() : end);
        return at > scheme ? entry.substring(0, scheme + 3) + entry.substring(at + 1) : entry;
    }
}
