package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.access.LogKind;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A log that a system tells over its API. */
public final class LiveLog implements AutoCloseable {

    private final Transport transport;
    private final LogKind kind;
    private final Asking asking;

    private LiveLog(Transport transport, LogKind kind, Asking asking) {
        this.transport = transport;
        this.kind = kind;
        this.asking = asking;
    }

    /**
     * An organisation's audit log on GitHub Enterprise, or on any plan what was pushed to one repository.
     *
     * @param name the organisation, or {@code organisation/repository}
     */
    public static LiveLog ofGitHub(Transport transport, String name, Time time) {
        return name.indexOf('/') < 0
                ? new LiveLog(transport, LogKind.GITHUB_AUDIT, new AuditLogOfGitHub(name))
                : new LiveLog(transport, LogKind.GITHUB_WEBHOOK, new RepositoryActivity(name, time));
    }

    /** A group's audit events on GitLab Premium. */
    public static LiveLog ofGitLab(Transport transport, String group) {
        return new LiveLog(transport, LogKind.GITLAB_AUDIT, new AuditEventsOfGitLab(group));
    }

    /**
     * A cluster's Events.
     *
     * @param namespace empty for all
     */
    public static LiveLog ofKubernetes(Transport transport, String namespace) {
        return new LiveLog(transport, LogKind.KUBERNETES_EVENTS, new EventsOfCluster(namespace));
    }

    public LogKind kind() {
        return kind;
    }

    /**
     * Its events as JSON, the oldest first.
     *
     * @param from since when; asked before each poll
     * @param every how long to wait before asking for more; null to ask once
     */
    public InputStream events(Supplier<Instant> from, @Nullable Duration every, Time time) {
        return new PolledStream(transport, asking, from, every, time);
    }

    @Override
    public void close() {
        transport.close();
    }
}
