package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * Teleport's audit events.
 *
 * @see <a href="https://goteleport.com/docs/reference/audit-events/">Audit events</a>
 */
final class Teleport implements LogFormat {

    /** {@code UserKind.USER_KIND_BOT} of its events. */
    private static final String BOT = "2";

    @Override
    public LogKind kind() {
        return LogKind.TELEPORT;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "teleport", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "event",
                "code",
                "time",
                "uid",
                "user",
                "user_kind",
                "login",
                "addr.remote",
                "server_hostname",
                "success",
                "name",
                "kubernetes_cluster",
                "resource",
                "user_agent",
                "db_name",
                "app_name",
                "cluster_name",
                "ei");
    }

    @Override
    public boolean recognises(Fields fields) {
        String code = fields.text("code");
        return fields.has("event") && code != null && code.startsWith("T") && (fields.has("uid") || fields.has("ei"));
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String event = fields.or("event");
        String code = fields.or("code");
        boolean failed = fields.is("success", "false") || code.endsWith("W") || code.endsWith("E");
        draft.time(fields.text("time"))
                .did(event, activity(event))
                .by(fields.text("user"))
                .byProgram(fields.is("user_kind", BOT))
                .from(fields.text("addr.remote"))
                .object(fields.text("server_hostname", "kubernetes_cluster", "db_name", "app_name", "name", "resource"))
                .ended(failed ? Outcome.FAILURE : Outcome.SUCCESS)
                .with(fields.text("user_agent"));
    }

    private static Activity activity(String event) {
        if (event.equals("user.login") || event.equals("auth") || event.equals("cert.create")) {
            return Activity.SIGN_IN;
        }
        if (event.startsWith("session.")
                || event.equals("exec")
                || event.equals("kube.request")
                || event.equals("scp")) {
            return event.equals("session.end") || event.equals("session.leave") ? Activity.SIGN_OUT : Activity.DEPLOY;
        }
        if (event.startsWith("access_request.")
                || event.startsWith("role.")
                || event.startsWith("user.")
                || event.startsWith("lock.")
                || event.endsWith("token.create")) {
            return event.endsWith(".deleted") || event.endsWith(".delete") ? Activity.REVOKE : Activity.GRANT;
        }
        return event.endsWith(".updated") || event.endsWith(".update") || event.endsWith(".created")
                ? Activity.CONFIGURE
                : Activity.OTHER;
    }
}
