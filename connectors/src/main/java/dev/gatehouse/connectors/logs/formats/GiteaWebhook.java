package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.webhook.Deliveries;
import dev.gatehouse.connectors.logs.formats.webhook.Sender;
import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * Deliveries of Gitea's and Forgejo's webhooks with their headers. Bare payloads look like GitHub's: they have to be
 * called by their name.
 *
 * @see <a href="https://docs.gitea.com/usage/webhooks">Webhooks</a>
 */
final class GiteaWebhook implements DeliveredFormat {

    private final Deliveries deliveries;

    GiteaWebhook(WebhookSecrets secrets) {
        this.deliveries = new Deliveries(Sender.GITEA, secrets, "it has no headers, so that nobody signed it");
    }

    @Override
    public LogKind kind() {
        return LogKind.GITEA_WEBHOOK;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "gitea", "webhook");
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "sender.login",
                "sender.username",
                "repository.full_name",
                "organization.username",
                "action",
                "event",
                "delivered_at",
                "ref",
                "ref_type",
                "number",
                "head_commit.timestamp",
                "pull_request.updated_at",
                "repository.updated_at");
    }

    @Override
    public boolean recognises(Fields fields) {
        return deliveries.eventNamed() && fields.has("sender.login");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String event = fields.or("event");
        String action = fields.text("action");
        draft.time(fields.text(
                        "delivered_at", "head_commit.timestamp", "pull_request.updated_at", "repository.updated_at"))
                .did(action == null ? event : event + "." + action, activity(event, action == null ? "" : action))
                .by(fields.text("sender.login", "sender.username"))
                .byProgram(GiteaLog.isActions(fields.text("sender.login", "sender.username")))
                .repository(fields.text("repository.full_name"))
                .object(fields.text("ref", "number", "organization.username"))
                .ended(Outcome.SUCCESS);
    }

    private static Activity activity(String event, String action) {
        return switch (event) {
            case "push", "create", "delete", "pull_request", "fork" -> Activity.WRITE;
            case "repository" -> action.equals("deleted") ? Activity.DELETE : Activity.CONFIGURE;
            default -> Activity.OTHER;
        };
    }
}
