package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.webhook.Deliveries;
import dev.gatehouse.connectors.logs.formats.webhook.Sender;
import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GitLab's audit events: from the REST API, streamed, and from {@code audit_json.log}.
 *
 * @see <a href="https://docs.gitlab.com/user/compliance/audit_event_schema/">Audit event schema</a>
 */
final class GitlabAudit implements LogFormat {

    private static final String UNAUTHENTICATED = "-1";

    private final Deliveries deliveries;

    /** Verifies deliveries of streamed events by secrets; what is no delivery is taken as it is. */
    GitlabAudit(WebhookSecrets secrets) {
        this.deliveries = new Deliveries(Sender.GITLAB, secrets, null);
    }

    @Override
    public Event event(byte[] bytes, int from, int to) {
        return deliveries.event(bytes, from, to);
    }

    @Override
    public @Nullable String forgery() {
        return deliveries.forgery();
    }

    @Override
    public LogKind kind() {
        return LogKind.GITLAB_AUDIT;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "gitlab", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "author_id",
                "entity_id",
                "entity_type",
                "entity_path",
                "event_type",
                "event_name",
                "author_name",
                "created_at",
                "time",
                "ip_address",
                "details.ip_address",
                "details.author_name",
                "details.entity_path",
                "details.event_name",
                "details.custom_message",
                "details.custom_message.action",
                "details.custom_message.protocol",
                "details.action",
                "target_details",
                "details.target_details",
                "details.add",
                "details.remove",
                "details.change",
                "details.failed_login",
                "details.with",
                "add",
                "remove",
                "change",
                "failed_login",
                "custom_message");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("author_id") && fields.has("entity_id") && fields.has("entity_type");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String type = fields.text("event_type", "details.event_name", "event_name");
        boolean failed = fields.has("details.failed_login") || fields.has("failed_login");
        String action = type != null ? type : word(fields, failed);
        boolean project = fields.is("entity_type", "Project");
        String path = fields.text("entity_path", "details.entity_path");
        String target = fields.text("target_details", "details.target_details");
        draft.time(fields.text("created_at", "time"))
                .did(action, activity(action, fields, failed))
                .by(fields.is("author_id", UNAUTHENTICATED) ? null : fields.text("author_name", "details.author_name"))
                .byProgram(fields.or("author_id").startsWith("-"))
                .from(fields.text("ip_address", "details.ip_address"))
                .repository(project ? path : null)
                .object(target != null ? target : path)
                .ended(failed || action.contains("fail") ? Outcome.FAILURE : Outcome.SUCCESS);
    }

    private static String word(Fields fields, boolean failed) {
        if (failed) {
            return "failed_login";
        }
        for (String verb : new String[] {"add", "remove", "change"}) {
            String what = fields.text("details." + verb, verb);
            if (what != null) {
                return verb + "_" + what;
            }
        }
        String message = fields.text("details.custom_message", "custom_message");
        return message == null ? "" : message;
    }

    private static Activity activity(String action, Fields fields, boolean failed) {
        if (action.equals("repository_git_operation")) {
            String git = fields.or("details.custom_message.action", "details.action");
            return git.equals("git-receive-pack") ? Activity.WRITE : Activity.READ;
        }
        if (failed || action.contains("login") || action.contains("sign_in") || action.contains("authenticated_with")) {
            return Activity.SIGN_IN;
        }
        if (action.startsWith("add_")
                || action.endsWith("_created") && isAccess(action)
                || action.contains("member_added")) {
            return Activity.GRANT;
        }
        if (action.startsWith("remove_")
                || action.contains("revoked")
                || action.contains("member_removed")
                || action.contains("member_destroyed")) {
            return Activity.REVOKE;
        }
        if (action.contains("download") || action.contains("export")) {
            return Activity.READ;
        }
        if (action.contains("destroyed") || action.contains("deleted")) {
            return Activity.DELETE;
        }
        return action.contains("update") || action.contains("change") ? Activity.CONFIGURE : Activity.OTHER;
    }

    private static boolean isAccess(String action) {
        return action.contains("token") || action.contains("key") || action.contains("member");
    }
}
