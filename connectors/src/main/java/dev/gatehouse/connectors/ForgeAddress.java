package dev.gatehouse.connectors;

import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.gitea.GiteaObserver;
import dev.gatehouse.connectors.gitea.GiteaWriter;
import dev.gatehouse.connectors.github.AppAuthorization;
import dev.gatehouse.connectors.github.GitHubObserver;
import dev.gatehouse.connectors.github.GitHubWriter;
import dev.gatehouse.connectors.gitlab.GitLabObserver;
import dev.gatehouse.connectors.gitlab.writing.GitLabWriter;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.StaticToken;
import dev.gatehouse.connectors.http.TokenPlace;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.connectors.logs.live.LiveLog;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organisation on a forge, and how it is reached.
 *
 * @param type {@code github}, {@code gitlab} or {@code gitea}
 * @param name the organisation or group there
 * @param api the address of the server or of its API; null for the public service
 * @param token where the token is found; null for the usual variables
 */
public record ForgeAddress(
        String type,
        String name,
        @Nullable String api,
        @Nullable String token) {

    /** The kinds of forge that can be observed. */
    public static final List<String> TYPES = List.of("github", "gitlab", "gitea");

    private static final int LARGEST_KEY = 1 << 14;
    private static final String APP = "app:";

    /** As coverage names it. */
    public String source() {
        return type + ":" + name;
    }

    /** The variables that hold its token unless told otherwise, the first that is set counts. */
    public List<String> usualVariables() {
        return switch (type) {
            case "github" -> List.of("GITHUB_TOKEN", "GH_TOKEN");
            case "gitlab" -> List.of("GITLAB_TOKEN", "CI_JOB_TOKEN");
            default -> List.of("GITEA_TOKEN", "FORGEJO_TOKEN");
        };
    }

    /**
     * Where its token is found.
     *
     * @return empty where nobody said it and no usual variable is set
     */
    public Optional<String> tokenPlace(Map<String, String> environment) {
        return token != null
                ? Optional.of(token)
                : usualVariables().stream()
                        .filter(name -> !environment.getOrDefault(name, "").isBlank())
                        .map(name -> "env:" + name)
                        .findFirst();
    }

    /** Its server. */
    public Endpoint endpoint() {
        String base = api == null ? "" : api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
        return switch (type) {
            case "github" -> Endpoint.of(gitHub(base));
            case "gitlab" -> Endpoint.of(base.isEmpty() ? GitLabObserver.PUBLIC : below(base, "/api/v4"));
            default -> {
                if (base.isEmpty()) {
                    throw new InvalidInput(
                            source() + " needs the address of its server",
                            null,
                            null,
                            "Add --api https://git.example.com, or api in the baseline's sources.");
                }
                yield Endpoint.of(below(base, "/api/v1"));
            }
        };
    }

    /**
     * Reads the token and opens the way.
     *
     * @param branches which are looked at, besides the default ones
     * @throws InvalidInput where the token or the address can't be used
     */
    public ForgeObserver observer(BranchChoice branches, Transport.Settings settings) {
        Endpoint endpoint = endpoint();
        String place = tokenPlace(settings.environment()).orElse("");
        return switch (type) {
            case "github" ->
                new GitHubObserver(endpoint, ofGitHub(place, endpoint, settings), name, branches, settings);
            case "gitlab" ->
                new GitLabObserver(endpoint, ofGitLab(place, settings.environment()), name, branches, settings);
            default -> new GiteaObserver(endpoint, ofGitea(place, settings.environment()), name, branches, settings);
        };
    }

    /**
     * Reads the token and opens the way to change things.
     *
     * @throws InvalidInput where the token or the address can't be used
     */
    public ForgeWriter writer(Transport.Settings settings) {
        Endpoint endpoint = endpoint();
        String place = tokenPlace(settings.environment()).orElse("");
        return switch (type) {
            case "github" -> new GitHubWriter(endpoint, ofGitHub(place, endpoint, settings), name, settings);
            case "gitlab" -> new GitLabWriter(endpoint, ofGitLab(place, settings.environment()), name, settings);
            default -> new GiteaWriter(endpoint, ofGitea(place, settings.environment()), name, settings);
        };
    }

    /** The address of its web pages, without a slash at the end. */
    public String web() {
        String base = endpoint().base().toString();
        return switch (type) {
            case "github" ->
                base.equals(GitHubObserver.PUBLIC)
                        ? "https://github.com"
                        : base.replaceFirst("/api/v3$", "").replaceFirst("://api\\.", "://");
            default -> base.replaceFirst("/api/v[0-9]$", "");
        };
    }

    /**
     * Opens the way to its audit log; for {@code organisation/repository} on GitHub to the repository's activity.
     *
     * @throws InvalidInput where its API has none, or the token or the address can't be used
     */
    public LiveLog auditLog(Transport.Settings settings) {
        Endpoint endpoint = endpoint();
        String place = tokenPlace(settings.environment()).orElse("");
        return switch (type) {
            case "github" ->
                LiveLog.ofGitHub(
                        new Transport(
                                endpoint,
                                new ForgeAddress(type, organization(), api, token).ofGitHub(place, endpoint, settings),
                                GitHubObserver.HEADERS,
                                settings),
                        name,
                        settings.time());
            case "gitlab" ->
                LiveLog.ofGitLab(
                        new Transport(endpoint, ofGitLab(place, settings.environment()), Map.of(), settings), name);
            default ->
                throw new InvalidInput(
                        "the API of Gitea and Forgejo tells no audit log",
                        null,
                        null,
                        "Name the file that [audit] or the access log is written to.");
        };
    }

    /** What a name begins with that goes on with a repository's. */
    private String organization() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private Authorization ofGitHub(String place, Endpoint endpoint, Transport.Settings settings) {
        if (place.startsWith(APP)) {
            int colon = place.indexOf(':', APP.length());
            if (colon < 0) {
                throw new InvalidInput(
                        "an app's key without its place", null, null, "Write it as app:ID:/path/to/key.pem.");
            }
            return new AppAuthorization(
                    endpoint, settings, place.substring(APP.length(), colon), name, pem(place.substring(colon + 1)));
        }
        return place.isEmpty()
                ? StaticToken.none()
                : StaticToken.of("Authorization", "Bearer ", TokenPlace.read(place, settings.environment()));
    }

    /** A job's token has a header of its own; all others have one in common. */
    private static Authorization ofGitLab(String place, Map<String, String> environment) {
        String header = place.equals("env:CI_JOB_TOKEN") ? "JOB-TOKEN" : "PRIVATE-TOKEN";
        return place.isEmpty() ? StaticToken.none() : StaticToken.of(header, "", TokenPlace.read(place, environment));
    }

    private static Authorization ofGitea(String place, Map<String, String> environment) {
        return place.isEmpty()
                ? StaticToken.none()
                : StaticToken.of("Authorization", "token ", TokenPlace.read(place, environment));
    }

    private static SecretText pem(String file) {
        try {
            if (Files.size(Path.of(file)) > LARGEST_KEY) {
                throw new InvalidInput(file + " is no key: too large");
            }
            return new SecretText(Files.readString(Path.of(file)));
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read the app's key " + file);
        }
    }

    /**
     * Enterprise Server has its API below {@code /api/v3}; enterprises with data residency at {@code api.NAME.ghe.com}.
     */
    private static String gitHub(String base) {
        if (base.isEmpty() || base.equals("https://github.com")) {
            return GitHubObserver.PUBLIC;
        }
        boolean whole = base.endsWith("/api/v3")
                || base.contains("://api.")
                || Endpoint.of(base).onThisMachine();
        return whole ? base : base + "/api/v3";
    }

    private static String below(String base, String path) {
        return base.endsWith(path) ? base : base + path;
    }
}
