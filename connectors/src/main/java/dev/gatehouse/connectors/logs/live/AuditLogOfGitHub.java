package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An organisation's audit log on GitHub Enterprise, Git events included.
 *
 * @see <a
 *     href="https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization">Get
 *     the audit log for an organization</a>
 */
record AuditLogOfGitHub(String organization) implements Asking {

    @Override
    public Call first(Instant from) {
        return Call.get(
                "/orgs/{}/audit-log?include=all&order=asc&per_page=100&phrase={}",
                organization,
                "created:>=" + from.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public String otherwise() {
        return "Other plans than Enterprise tell what was pushed to a repository: --source github:" + organization
                + "/REPOSITORY";
    }
}
