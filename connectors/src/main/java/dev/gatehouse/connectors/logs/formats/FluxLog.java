package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * Flux's events, as its notification controller sends them, and the logs of its controllers.
 *
 * @see <a href="https://fluxcd.io/flux/components/notification/events/">Flux, Events</a>
 */
final class FluxLog implements LogFormat {

    @Override
    public LogKind kind() {
        return LogKind.FLUX;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "flux", "events");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "involvedObject.kind",
                "involvedObject.apiVersion",
                "involvedObject.namespace",
                "involvedObject.name",
                "severity",
                "timestamp",
                "message",
                "reason",
                "reportingController",
                "controllerGroup",
                "controllerKind",
                "ts",
                "msg",
                "level",
                "namespace",
                "name",
                "error",
                "kind",
                "metadata.name");
    }

    @Override
    public boolean recognises(Fields fields) {
        boolean event = fields.or("involvedObject.apiVersion").contains(".toolkit.fluxcd.io/")
                && fields.has("reportingController")
                && fields.has("severity")
                && !fields.has("kind");
        return event || fields.or("controllerGroup").endsWith(".toolkit.fluxcd.io");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String kind = fields.or("involvedObject.kind", "controllerKind");
        String namespace = fields.or("involvedObject.namespace", "namespace");
        String name = fields.or("involvedObject.name", "name");
        boolean failed = fields.is("severity", "error") || fields.is("level", "error") || fields.has("error");
        String reason = fields.or("reason", "msg");
        boolean applies = kind.equals("Kustomization") || kind.equals("HelmRelease");
        draft.time(fields.text("timestamp", "ts"))
                .did(reason, applies ? Activity.DEPLOY : Activity.READ)
                .by(fields.text("reportingController", "controllerGroup"))
                .byProgram(true)
                .object(kind + " " + namespace + "/" + name)
                .ended(failed ? Outcome.FAILURE : Outcome.SUCCESS);
    }
}
