package dev.gatehouse.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact was observed.
 *
 * @param source the system observed, as coverage names it: {@code files}, {@code git}, {@code github:acme}
 * @param location the place in a file of the target, where there is one
 * @param address a URL, an API path or a commit id, where there is one
 */
public record Origin(
        String source,
        @Nullable Location location,
        @Nullable String address) {

    /** The source name of everything read from the target's own files. */
    public static final String FILES = "files";

    /** The source name of everything read from the target's Git history. */
    public static final String GIT = "git";

    public static Origin file(Location location) {
        return new Origin(FILES, location, null);
    }

    public static Origin address(String source, String address) {
        return new Origin(source, null, address);
    }
}
