package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.model.access.LogKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** All formats. */
public final class LogFormats {

    /**
     * The keys under which a document holds a list of records: CloudTrail's files, lists of Kubernetes and Teleport.
     */
    public static final Set<String> LISTS = Set.of("Records", "items", "events");

    private LogFormats() {}

    /**
     * Each of them, anew, those that are told by more first.
     *
     * @param now a date without a year is the last such before it
     * @param secrets by which deliveries are verified
     */
    public static List<LogFormat> all(Instant now, WebhookSecrets secrets) {
        return List.of(
                new KubernetesAudit(),
                new CloudTrail(),
                new Vault(),
                new Teleport(),
                new GitlabAudit(secrets),
                new GitlabWebhook(secrets),
                new GiteaLog(),
                new GithubAudit(),
                new GiteaWebhook(secrets),
                new GithubWebhook(secrets),
                new FluxLog(),
                new KubernetesEvents(),
                new OpenSsh(now),
                new ArgoCdLog());
    }

    /** The one of a kind. */
    public static LogFormat of(LogKind kind, Instant now, WebhookSecrets secrets) {
        return all(now, secrets).stream()
                .filter(f -> f.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
