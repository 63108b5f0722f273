package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Kubernetes Events, {@code v1} and {@code events.k8s.io/v1}. Argo CD tells in them who began a sync: there is no field
 * for it but the message.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
final class KubernetesEvents implements LogFormat {

    private static final String INITIATED = " initiated ";
    private static final Pattern DEPLOYS = Pattern.compile("(automated |partial )?sync|rollback");

    @Override
    public LogKind kind() {
        return LogKind.KUBERNETES_EVENTS;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "kubernetes", "events");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "kind",
                "apiVersion",
                "reason",
                "message",
                "note",
                "type",
                "involvedObject.kind",
                "involvedObject.name",
                "involvedObject.namespace",
                "regarding.kind",
                "regarding.name",
                "regarding.namespace",
                "source.component",
                "reportingComponent",
                "reportingController",
                "lastTimestamp",
                "eventTime",
                "firstTimestamp",
                "metadata.creationTimestamp",
                "metadata.annotations.user",
                "metadata.name",
                "severity");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("reason")
                && (fields.has("involvedObject.kind") || fields.has("regarding.kind"))
                && fields.has("metadata.name")
                && !fields.has("severity");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String message = fields.or("message", "note");
        int initiated = message.indexOf(INITIATED);
        boolean byPerson = initiated > 0 && message.indexOf(' ') == initiated;
        String annotated = fields.text("metadata.annotations.user");
        String person = annotated != null ? annotated : byPerson ? message.substring(0, initiated) : null;
        String did = initiated >= 0 ? message.substring(initiated + INITIATED.length()) : "";
        draft.time(fields.text("lastTimestamp", "eventTime", "firstTimestamp", "metadata.creationTimestamp"))
                .did(fields.or("reason"), activity(did))
                .by(
                        person != null
                                ? person
                                : fields.text("source.component", "reportingComponent", "reportingController"))
                .byProgram(person == null || person.startsWith("proj:"))
                .object(fields.or("involvedObject.kind", "regarding.kind") + " "
                        + fields.or("involvedObject.namespace", "regarding.namespace") + "/"
                        + fields.or("involvedObject.name", "regarding.name"))
                .ended(fields.is("type", "Warning") ? Outcome.FAILURE : Outcome.SUCCESS);
    }

    private static Activity activity(String did) {
        if (DEPLOYS.matcher(did).lookingAt()) {
            return Activity.DEPLOY;
        }
        return did.isEmpty() ? Activity.OTHER : Activity.WRITE;
    }
}
