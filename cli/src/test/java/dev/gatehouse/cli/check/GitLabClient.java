package dev.gatehouse.cli.check;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of GitLab's own client for Go, as {@code make openapi} fetches them: the paths and fields it knows. */
public final class GitLabClient {

    private static final Path CLIENT = Path.of("..", "target", "openapi", "gitlab-client");
    private static final Pattern PATH = Pattern.compile("\"([a-z_]+(?:/(?:[a-z_]+|%[sd]))*)\"");
    private static final Pattern FIELD =
            Pattern.compile("\\s(\\*?\\[?]?[\\[\\]*A-Za-z0-9.]+)\\s+`(?:url:\"[^\"]*\" )?json:\"([a-z_0-9]+)");
    private static final Pattern PARAMETER = Pattern.compile("url:\"([a-z_]+)");

    private final Map<String, String> sources;

    private GitLabClient(Map<String, String> sources) {
        this.sources = sources;
    }

    /** One that knows nothing. */
    public static GitLabClient none() {
        return new GitLabClient(Map.of());
    }

    /** Reads it; where it is not here, the test is skipped. */
    public static GitLabClient read() throws IOException {
        assumeTrue(Files.isDirectory(CLIENT), "GitLab's client is not here: make openapi fetches it");
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.list(CLIENT)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".go"))
                    .filter(each -> !each.toString().endsWith("_test.go"))
                    .toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return new GitLabClient(sources);
    }

    /** Every parameter of a query. */
    public Set<String> parameters() {
        Set<String> parameters = new HashSet<>();
        sources.values()
                .forEach(source -> PARAMETER.matcher(source).results().forEach(m -> parameters.add(m.group(1))));
        return parameters;
    }

    /** What is read from answers to a path, and sent to it, with the kind of its value: {@code name string}. */
    public Set<String> fieldsOf(String path) {
        Set<String> known = new HashSet<>();
        filesOf(path).forEach(file -> known.addAll(fields(sources.getOrDefault(file, ""))));
        return known;
    }

    /** The client's files that ask a path. */
    public Set<String> filesOf(String path) {
        String[] asked = path.substring(1).split("/", -1);
        Set<String> files = new TreeSet<>();
        sources.forEach((file, source) -> {
            if (PATH.matcher(source)
                    .results()
                    .anyMatch(match -> fits(match.group(1).split("/", -1), asked))) {
                files.add(file);
            }
        });
        if (files.contains("groups.go")) {
            files.add("projects.go");
        }
        if (files.contains("project_access_tokens.go") || files.contains("group_access_tokens.go")) {
            files.add("personal_access_tokens.go");
        }
        return files;
    }

    private static boolean fits(String[] template, String[] asked) {
        if (template.length != asked.length) {
            return false;
        }
        for (int i = 0; i < asked.length; i++) {
            if (!template[i].startsWith("%") && !template[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    /** Fields with the kind of their value, as in {@code name string}. */
    private static Set<String> fields(String source) {
        Set<String> fields = new HashSet<>();
        Matcher matcher = FIELD.matcher(source);
        while (matcher.find()) {
            kind(matcher.group(1).replace("*", "")).ifPresent(kind -> fields.add(matcher.group(2) + " " + kind));
        }
        return fields;
    }

    private static Optional<String> kind(String type) {
        if (type.startsWith("[]")) {
            return Optional.of("list");
        }
        return switch (type) {
            case "bool" -> Optional.of("truth");
            case "int", "int64", "AccessLevelValue" -> Optional.of("number");
            default -> Optional.of("string");
        };
    }
}
