package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.text.AccessLine;
import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gitea's and Forgejo's logs: the audit log as JSON lines, and the access log in its usual form.
 *
 * @see <a href="https://docs.gitea.com/administration/logging-config">Logging configuration</a>
 */
final class GiteaLog implements LogFormat {

    @Override
    public LogKind kind() {
        return LogKind.GITEA;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "gitea", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "action",
                "actor",
                "actor.name",
                "actor_name",
                "doer",
                "doer.name",
                "scope",
                "scope.name",
                "scope_name",
                "scope.type",
                "scope_type",
                "ip_address",
                "remote_address",
                "ip",
                "time",
                "timestamp",
                "created",
                "timestamp_unix",
                "message",
                "origin",
                "target",
                "target.name",
                "http_method",
                "path",
                "status",
                "user_agent",
                "user",
                "@timestamp");
    }

    @Override
    public @Nullable Event event(byte[] bytes, int from, int to) {
        return bytes[from] == '{' ? new JsonEvent(bytes, from, to) : AccessLine.read(bytes, from, to);
    }

    @Override
    public boolean recognises(Fields fields) {
        String action = fields.text("action");
        boolean audit = action != null
                && action.indexOf(':') > 0
                && (fields.has("scope") || fields.has("scope_name") || fields.has("scope_type") || fields.has("origin"))
                && (fields.has("actor") || fields.has("actor_name") || fields.has("doer"));
        return audit || fields.has("http_method");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        if (fields.has("http_method")) {
            request(fields, draft);
            return;
        }
        String action = fields.or("action");
        String scope = fields.text("scope.name", "scope_name", "scope");
        boolean repository = action.startsWith("repository:")
                || fields.or("scope.type", "scope_type").equals("repository");
        String actor = fields.text("actor.name", "actor_name", "actor", "doer.name", "doer");
        draft.time(fields.text("time", "timestamp", "created", "timestamp_unix"))
                .did(action, activity(action))
                .by(actor)
                .byProgram(isActions(actor))
                .from(fields.text("ip_address", "remote_address", "ip"))
                .repository(repository ? scope : null)
                .object(repository ? fields.text("target.name", "target") : scope)
                .ended(action.contains(":fail") ? Outcome.FAILURE : Outcome.SUCCESS);
    }

    private static void request(Fields fields, Draft draft) {
        String method = fields.or("http_method");
        String path = fields.or("path");
        String status = fields.or("status");
        boolean signIn = path.startsWith("/user/login") && method.equals("POST");
        boolean push = path.contains("/git-receive-pack");
        draft.time(fields.text("@timestamp"))
                .did(method + " " + path, signIn ? Activity.SIGN_IN : push ? Activity.WRITE : Activity.READ)
                .by(fields.text("user"))
                .from(fields.text("ip"))
                .repository(AccessLine.repository(path))
                .object(path)
                .ended(status.startsWith("4") || status.startsWith("5") ? Outcome.FAILURE : Outcome.SUCCESS)
                .with(fields.text("user_agent"));
    }

    /** The built-in users that pipelines run as; nobody can sign up under their names. */
    static boolean isActions(@Nullable String actor) {
        return "gitea-actions".equals(actor) || "forgejo-actions".equals(actor);
    }

    private static Activity activity(String action) {
        if (action.contains("authentication") || action.endsWith("sign_in")) {
            return Activity.SIGN_IN;
        }
        if (action.endsWith("sign_out")) {
            return Activity.SIGN_OUT;
        }
        boolean access = action.contains("key")
                || action.contains("token")
                || action.contains("collaborator")
                || action.contains("member")
                || action.contains("impersonation");
        if (access) {
            return action.endsWith(":remove") || action.endsWith(":exit") ? Activity.REVOKE : Activity.GRANT;
        }
        if (action.endsWith(":delete") || action.endsWith(":remove")) {
            return Activity.DELETE;
        }
        return action.contains("clone") || action.contains("download") ? Activity.READ : Activity.CONFIGURE;
    }
}
