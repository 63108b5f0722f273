package dev.gatehouse.cli.check;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.git.GitRepository;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a clone came from, as {@code --source} would name it. */
final class Remote {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z]+://)?(?:[^@/]{1,100}@)?([A-Za-z0-9.-]{1,253})(?::[0-9]{1,5})?[:/]([A-Za-z0-9._-]{1,100})/.{1,500}");

    private Remote() {}

    /** {@code github:acme}; {@code github:ORG} where the clone doesn't tell. */
    static String source(List<Fact> facts) {
        return facts.stream()
                .filter(GitRepository.class::isInstance)
                .map(f -> ((GitRepository) f).remote())
                .filter(Objects::nonNull)
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(m -> type(m.group(1)) + ":" + m.group(2))
                .findFirst()
                .orElse("github:ORG");
    }

    private static String type(String host) {
        if (host.contains("gitlab")) {
            return "gitlab";
        }
        return host.contains("gitea") || host.contains("forgejo") || host.contains("codeberg") ? "gitea" : "github";
    }
}
