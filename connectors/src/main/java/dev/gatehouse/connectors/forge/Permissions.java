package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What forges call what someone may do in a repository, in our words, weakest first. */
public final class Permissions {

    /** {@code none} is before these. */
    public static final List<String> WORDS = List.of("read", "triage", "write", "maintain", "admin");

    private Permissions() {}

    /** GitHub's and Gitea's words. */
    public static Optional<String> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pull", "read" -> Optional.of("read");
            case "triage" -> Optional.of("triage");
            case "push", "write" -> Optional.of("write");
            case "maintain" -> Optional.of("maintain");
            case "admin", "owner" -> Optional.of("admin");
            default -> Optional.empty();
        };
    }

    /** The strongest of a map from GitHub's words to yes or no; empty where it has none of them. */
    public static Optional<String> strongest(Json permissions) {
        Optional<String> found = Optional.empty();
        for (String word : List.of("pull", "triage", "push", "maintain", "admin")) {
            if (permissions.truth(word).orElse(false)) {
                found = of(word);
            }
        }
        return found;
    }
}
