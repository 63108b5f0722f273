package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Audit events of a Kubernetes API server, {@code audit.k8s.io/v1}. Of {@code sourceIPs} only the last is what the
 * server saw; those before it are what the caller claims.
 *
 * @see <a href="https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/">kube-apiserver audit
 *     configuration</a>
 */
final class KubernetesAudit implements LogFormat {

    @Override
    public LogKind kind() {
        return LogKind.KUBERNETES_AUDIT;
    }

    @Override
    public LogSource logSource() {
        return new LogSource("application", "kubernetes", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "apiVersion",
                "auditID",
                "stage",
                "verb",
                "user.username",
                "impersonatedUser.username",
                "sourceIPs",
                "userAgent",
                "objectRef.resource",
                "objectRef.subresource",
                "objectRef.namespace",
                "objectRef.name",
                "requestURI",
                "responseStatus.code",
                "requestReceivedTimestamp",
                "stageTimestamp");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("auditID") && fields.has("verb") && fields.has("stage")
                || fields.or("apiVersion").startsWith("audit.k8s.io/");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String verb = fields.or("verb");
        String resource = fields.or("objectRef.resource");
        String part = fields.text("objectRef.subresource");
        String what = resource.isEmpty() ? fields.or("requestURI") : part == null ? resource : resource + "/" + part;
        draft.time(fields.text("requestReceivedTimestamp", "stageTimestamp"))
                .did(verb + " " + what, activity(verb, resource, part))
                .by(fields.text("user.username"))
                .byProgram(fields.or("user.username").startsWith("system:"))
                .from(fields.last("sourceIPs"))
                .object(object(what, fields.text("objectRef.namespace"), fields.text("objectRef.name")))
                .ended(outcome(fields.or("responseStatus.code")))
                .with(fields.text("userAgent"));
    }

    private static String object(String what, @Nullable String namespace, @Nullable String name) {
        String place = namespace == null ? "" : namespace + "/";
        return name == null ? (place.isEmpty() ? what : what + " " + place) : what + " " + place + name;
    }

    private static Outcome outcome(String code) {
        if (code.isEmpty()) {
            return Outcome.UNTOLD;
        }
        return code.startsWith("4") || code.startsWith("5") ? Outcome.FAILURE : Outcome.SUCCESS;
    }

    private static Activity activity(String verb, String resource, @Nullable String part) {
        if (part != null && (part.equals("exec") || part.equals("attach") || part.equals("portforward"))) {
            return Activity.DEPLOY;
        }
        if (resource.endsWith("reviews")) {
            return Activity.READ;
        }
        boolean access = resource.endsWith("rolebindings") || resource.endsWith("roles") || "token".equals(part);
        return switch (verb) {
            case "get", "list", "watch" -> Activity.READ;
            case "create", "update", "patch" -> access ? Activity.GRANT : Activity.WRITE;
            case "delete", "deletecollection" -> access ? Activity.REVOKE : Activity.DELETE;
            default -> Activity.OTHER;
        };
    }
}
