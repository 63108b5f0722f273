package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.sigma.Durations;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.connectors.logs.live.ClusterAddress;
import dev.gatehouse.connectors.logs.live.LiveLog;
import dev.gatehouse.model.InvalidInput;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a log is asked for over the network. */
final class LiveOptions {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern NAME = Pattern.compile("[^/]+(/[^/]+)*");
    private static final Duration LEAST = Duration.ofSeconds(1);

    @Option(
            names = "--api",
            paramLabel = "URL",
            order = 17,
            description =
                    "The server of --source; the public service unless given. SSL_CERT_FILE names the certificate of"
                            + " its authority where Java doesn't know it.")
    private @Nullable String api;

    @Option(
            names = "--token",
            paramLabel = "PLACE",
            order = 18,
            description = "Where the token of --source is found, never the token: env:NAME, file:PATH, command:PROGRAM;"
                    + " GITHUB_TOKEN, GITLAB_TOKEN or KUBERNETES_TOKEN unless given.")
    private @Nullable String token;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            order = 19,
            defaultValue = "1m",
            description = "How long --follow waits before it asks again: 30s, 5m; ${DEFAULT-VALUE} unless given.")
    private String every = "1m";

    /** Whether a source is a system, rather than a kind of log. */
    static boolean isSystem(@Nullable String source) {
        return source != null && source.indexOf(':') > 0;
    }

    Duration every() {
        Duration pause = Durations.of(every);
        if (pause.compareTo(LEAST) < 0) {
            throw new InvalidInput("--every " + every + " is too often", null, null, "Write it as 30s or 5m.");
        }
        return pause;
    }

    /** Opens {@code TYPE:NAME}. */
    LiveInput open(String source, Console console, Consumer<String> progress) {
        int colon = source.indexOf(':');
        String type = source.substring(0, colon);
        String name = source.substring(colon + 1);
        boolean cluster = type.equals(ClusterAddress.TYPE);
        boolean repository = type.equals("github") && name.indexOf('/') >= 0;
        if (!(cluster || ForgeAddress.TYPES.contains(type))
                || !NAME.matcher(name).matches()
                || repository && name.indexOf('/') != name.lastIndexOf('/')) {
            throw new InvalidInput(
                    "--source " + source + " names no system that can be asked",
                    null,
                    null,
                    "Write it as github:ORG, github:ORG/REPOSITORY, gitlab:GROUP or kubernetes:CLUSTER[/NAMESPACE].");
        }
        Transport.Settings settings =
                new Transport.Settings(Time.ofMachine(), new Random(), console.environment(), null, PATIENCE, progress);
        LiveLog log = cluster
                ? new ClusterAddress(name, api, token).events(settings)
                : new ForgeAddress(type, name, api, token).auditLog(settings);
        return new LiveInput(source, log);
    }
}
