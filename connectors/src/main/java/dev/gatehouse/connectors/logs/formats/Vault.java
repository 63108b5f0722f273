package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * Records of Vault's and OpenBao's audit devices. Most texts are hashed; paths and names are not.
 *
 * @see <a href="https://developer.hashicorp.com/vault/docs/audit">Audit devices</a>
 */
final class Vault implements LogFormat {

    /** How display names begin of those who signed in by a method for machines; Vault puts the method's path there. */
    private static final List<String> MACHINES = List.of("approle", "kubernetes-");

    @Override
    public LogKind kind() {
        return LogKind.VAULT;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "vault", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "type",
                "time",
                "error",
                "request.operation",
                "request.path",
                "request.remote_address",
                "auth.display_name",
                "auth.entity_id",
                "auth.metadata.username",
                "response.auth.display_name",
                "auth.policies",
                "request.id");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("request.path") && (fields.is("type", "request") || fields.is("type", "response"));
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String path = fields.or("request.path");
        String operation = fields.or("request.operation");
        String display = fields.or("auth.display_name", "response.auth.display_name");
        draft.time(fields.text("time"))
                .did(operation + " " + path, activity(operation, path))
                .by(fields.text(
                        "auth.metadata.username", "auth.display_name", "response.auth.display_name", "auth.entity_id"))
                .byProgram(MACHINES.stream().anyMatch(display::startsWith))
                .from(fields.text("request.remote_address"))
                .object(path)
                .ended(
                        fields.text("error") != null
                                ? Outcome.FAILURE
                                : fields.is("type", "response") ? Outcome.SUCCESS : Outcome.UNTOLD);
    }

    private static Activity activity(String operation, String path) {
        if (path.startsWith("auth/") && path.contains("/login")) {
            return Activity.SIGN_IN;
        }
        if (path.startsWith("sys/")) {
            boolean reads = operation.equals("read") || operation.equals("list");
            return reads
                    ? Activity.READ
                    : path.startsWith("sys/policies") || path.startsWith("sys/policy")
                            ? Activity.GRANT
                            : Activity.CONFIGURE;
        }
        return switch (operation) {
            case "read", "list" -> Activity.READ;
            case "create", "update", "patch" -> path.startsWith("auth/") ? Activity.GRANT : Activity.WRITE;
            case "delete" -> Activity.DELETE;
            default -> Activity.OTHER;
        };
    }
}
