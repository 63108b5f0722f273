package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.access.LogKind;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The audit log of an organisation on a forge. */
public final class LiveLog implements AutoCloseable {

    private final Transport transport;
    private final LogKind kind;
    private final Function<Instant, Call> question;
    private final boolean newestFirst;

    private LiveLog(Transport transport, LogKind kind, Function<Instant, Call> question, boolean newestFirst) {
        this.transport = transport;
        this.kind = kind;
        this.question = question;
        this.newestFirst = newestFirst;
    }

    /**
     * An organisation's on GitHub Enterprise, Git events included.
     *
     * @see <a
     *     href="https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization">Get
     *     the audit log for an organization</a>
     */
    public static LiveLog ofGitHub(Transport transport, String organization) {
        return new LiveLog(
                transport,
                LogKind.GITHUB_AUDIT,
                from -> Call.get(
                        "/orgs/{}/audit-log?include=all&order=asc&per_page=100&phrase={}",
                        organization,
                        "created:>=" + from.truncatedTo(ChronoUnit.SECONDS)),
                false);
    }

    /**
     * A group's on GitLab Premium; the newest come first.
     *
     * @see <a href="https://docs.gitlab.com/api/audit_events/#group-audit-events">Group audit events</a>
     */
    public static LiveLog ofGitLab(Transport transport, String group) {
        return new LiveLog(
                transport,
                LogKind.GITLAB_AUDIT,
                from -> Call.get(
                        "/groups/{}/audit_events?per_page=100&pagination=keyset&created_after={}",
                        group,
                        from.truncatedTo(ChronoUnit.SECONDS).toString()),
                true);
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
        return new PolledStream(transport, () -> question.apply(from.get()), newestFirst, every, time);
    }

    @Override
    public void close() {
        transport.close();
    }
}
