package dev.gatehouse.connectors.logs.formats.webhook;

import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sends deliveries, and by which headers they are told and proved. */
public final class Sender {

    /**
     * GitHub.
     *
     * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating
     *     webhook deliveries</a>
     */
    public static final Sender GITHUB = new Sender(List.of("X-GitHub-Event"), List.of("X-Hub-Signature-256"));

    /**
     * Gitea and Forgejo, which sign in the same way.
     *
     * @see <a href="https://docs.gitea.com/usage/webhooks">Webhooks</a>
     */
    public static final Sender GITEA = new Sender(
            List.of("X-Gitea-Event", "X-Forgejo-Event"),
            List.of("X-Gitea-Signature", "X-Forgejo-Signature", "X-Hub-Signature-256"));

    /**
     * GitLab, which shows its secret as it is: of webhooks, and of streamed audit events.
     *
     * @see <a href="https://docs.gitlab.com/user/project/integrations/webhooks/">Webhooks</a>
     * @see <a href="https://docs.gitlab.com/administration/compliance/audit_event_streaming/">Audit event streaming</a>
     */
    public static final Sender GITLAB =
            new Sender(List.of("X-Gitlab-Event"), List.of("X-Gitlab-Token", "X-Gitlab-Event-Streaming-Token"));

    private final List<String> times = List.of("delivered_at", "received_at", "time", "timestamp");
    private final List<String> events;
    private final List<String> proofs;
    private final FieldPaths paths;

    private Sender(List<String> events, List<String> proofs) {
        this.events = spelt(events);
        this.proofs = spelt(proofs);
        List<String> names = new ArrayList<>(List.of("body", "isBase64Encoded", "event"));
        names.addAll(this.events);
        names.addAll(this.proofs);
        names.addAll(times);
        paths = new FieldPaths(names);
    }

    /** As receivers write down the names of headers. */
    private static List<String> spelt(List<String> headers) {
        List<String> names = new ArrayList<>();
        for (String header : headers) {
            String canonical = header.replace("GitHub", "Github");
            for (String name : List.of(header, header.toLowerCase(Locale.ROOT), canonical)) {
                for (String place : List.of("headers.", "request.headers.")) {
                    if (!names.contains(place + name)) {
                        names.add(place + name);
                    }
                }
            }
        }
        return names;
    }

    FieldPaths paths() {
        return paths;
    }

    @Nullable
    String event(Values values) {
        String header = first(values, events);
        return header == null && this == GITHUB ? first(values, List.of("event")) : header;
    }

    @Nullable
    String proof(Values values) {
        return first(values, proofs);
    }

    @Nullable
    String time(Values values) {
        return first(values, times);
    }

    @Nullable
    String text(Values values, String name) {
        return first(values, List.of(name));
    }

    private @Nullable String first(Values values, List<String> names) {
        for (String name : names) {
            String text = values.firstText(paths.number(name));
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** The header by which a delivery is proved. */
    String proofName() {
        return proofs.getFirst().substring(proofs.getFirst().indexOf('.') + 1);
    }

    /** Whether a proof is what one of the secrets makes of a body. */
    boolean proves(WebhookSecrets secrets, byte[] body, String proof) {
        return this == GITLAB ? secrets.isOne(proof) : secrets.signed(body, proof);
    }
}
