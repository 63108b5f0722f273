package dev.gatehouse.connectors.forge;

/** A repository's name as paths of GitHub's and Gitea's API want it. */
public final class RepositoryPath {

    private RepositoryPath() {}

    /** Owner and name, each a part of its own, and what comes after. */
    public static String[] parts(String repository, String... more) {
        int slash = repository.indexOf('/');
        String[] parts = new String[2 + more.length];
        parts[0] = repository.substring(0, slash);
        parts[1] = repository.substring(slash + 1);
        System.arraycopy(more, 0, parts, 2, more.length);
        return parts;
    }
}
