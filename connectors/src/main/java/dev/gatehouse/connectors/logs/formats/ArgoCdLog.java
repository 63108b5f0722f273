package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.text.Logfmt;
import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs of Argo CD's API server and application controller, as text (logfmt) or JSON.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/security/#logging">Argo CD, Security</a>
 */
final class ArgoCdLog implements LogFormat {

    /** What a token is of: after a local account's name, and before a project's. */
    private static final List<String> USES = List.of(":login", ":apiKey");

    private static final String OF_PROJECT = "proj:";

    private final Fields claims = new Fields(List.of("preferred_username", "email", "sub"));

    @Override
    public LogKind kind() {
        return LogKind.ARGO_CD;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "argocd", "server");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "time",
                "level",
                "msg",
                "grpc.service",
                "grpc.method",
                "grpc.code",
                "grpc.request.claims",
                "security",
                "CWE",
                "application",
                "app-namespace",
                "reason",
                "type",
                "user",
                "username",
                "dest-server",
                "project",
                "span.kind",
                "system",
                "peer.address",
                "userAgent",
                "app-qualified-name");
    }

    @Override
    public @Nullable Event event(byte[] bytes, int from, int to) {
        return bytes[from] == '{' ? new JsonEvent(bytes, from, to) : Logfmt.read(bytes, from, to);
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("msg")
                && fields.has("level")
                && (fields.has("grpc.service")
                        || fields.has("security")
                        || fields.has("dest-server")
                        || fields.has("application")
                        || fields.has("app-namespace")
                        || fields.has("app-qualified-name")
                        || fields.or("msg").startsWith("argocd "));
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String method = fields.text("grpc.method");
        String message = fields.or("msg");
        int initiated = message.indexOf(" initiated ");
        String action = method != null ? fields.or("grpc.service") + "/" + method : fields.or("reason", "msg");
        String claimed = actor(fields);
        boolean told = claimed == null && initiated > 0 && message.indexOf(' ') == initiated;
        String actor = told ? message.substring(0, initiated) : claimed;
        draft.time(fields.text("time"))
                .did(action, activity(method == null ? message : method, fields.or("grpc.service")))
                .by(actor)
                .byProgram(actor != null && actor.startsWith(OF_PROJECT))
                .from(fields.text("peer.address"))
                .object(fields.text("application", "app-qualified-name", "project"))
                .ended(outcome(fields, message))
                .with(fields.text("userAgent"));
    }

    /** The claims of the caller's token stand as a JSON text in a field; a local account's subject ends in its use. */
    private @Nullable String actor(Fields fields) {
        String told = fields.text("user", "username");
        String text = fields.text("grpc.request.claims");
        if (told != null || text == null || claims.read(JsonEvent.of(text)) != null) {
            return told;
        }
        String claimed = claims.text("preferred_username", "email", "sub");
        for (String use : USES) {
            if (claimed != null && claimed.endsWith(use)) {
                return claimed.substring(0, claimed.length() - use.length());
            }
        }
        return claimed;
    }

    private static Outcome outcome(Fields fields, String message) {
        String code = fields.text("grpc.code");
        if (code != null) {
            return code.equals("OK") ? Outcome.SUCCESS : Outcome.FAILURE;
        }
        return message.startsWith("Login failed") || message.contains("failed login") || fields.is("level", "error")
                ? Outcome.FAILURE
                : Outcome.UNTOLD;
    }

    private static Activity activity(String method, String service) {
        if (service.contains("SessionService") || method.contains("ogin")) {
            return method.equals("Delete") ? Activity.SIGN_OUT : Activity.SIGN_IN;
        }
        if (service.contains("AccountService")) {
            return method.startsWith("Get") || method.startsWith("List") || method.equals("CanI")
                    ? Activity.READ
                    : Activity.GRANT;
        }
        if (method.equals("Sync")
                || method.equals("Rollback")
                || method.startsWith("RunResourceAction")
                || method.contains("initiated sync")
                || method.contains("initiated partial sync")
                || method.contains("initiated rollback")) {
            return Activity.DEPLOY;
        }
        if (method.startsWith("Get")
                || method.startsWith("List")
                || method.startsWith("Watch")
                || method.equals("PodLogs")) {
            return Activity.READ;
        }
        if (method.startsWith("Delete")) {
            return Activity.DELETE;
        }
        return method.startsWith("Create") || method.startsWith("Update") || method.startsWith("Patch")
                ? Activity.CONFIGURE
                : Activity.OTHER;
    }
}
