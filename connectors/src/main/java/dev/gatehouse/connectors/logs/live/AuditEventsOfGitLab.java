package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A group's audit events on GitLab Premium; the newest come first.
 *
 * @see <a href="https://docs.gitlab.com/api/audit_events/#group-audit-events">Group audit events</a>
 */
record AuditEventsOfGitLab(String group) implements Asking {

    @Override
    public Call first(Instant from) {
        return Call.get(
                "/groups/{}/audit_events?per_page=100&pagination=keyset&created_after={}",
                group,
                from.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public boolean inOrder() {
        return false;
    }

    @Override
    public List<byte[]> ordered(List<byte[]> records) {
        return records.reversed();
    }
}
