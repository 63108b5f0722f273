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
 * Payloads of GitHub's webhooks, bare, or in a delivery as the API lists them.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class GithubWebhook implements DeliveredFormat {

    private final Deliveries deliveries;

    /** Verifies deliveries by secrets; where there are none, all are taken as they are. */
    GithubWebhook(WebhookSecrets secrets) {
        this.deliveries = new Deliveries(Sender.GITHUB, secrets, "it has no headers, so that nobody signed it");
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public LogKind kind() {
        return LogKind.GITHUB_WEBHOOK;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "github", "webhook");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "sender.login",
                "sender.type",
                "repository.full_name",
                "organization.login",
                "action",
                "event",
                "guid",
                "delivered_at",
                "request.payload.sender.login",
                "request.payload.sender.type",
                "request.payload.repository.full_name",
                "request.payload.organization.login",
                "request.payload.action",
                "ref",
                "forced",
                "head_commit.timestamp",
                "member.login",
                "rule.name",
                "deployment.created_at",
                "repository.pushed_at",
                "repository.updated_at",
                "key.id",
                "hook.id",
                "alert.number",
                "ref_type",
                "commits");
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("sender.login") && (fields.has("repository.full_name") || fields.has("organization.login"))
                || fields.has("request.payload.sender.login") && fields.has("guid");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String event = event(fields);
        String action = fields.text("action", "request.payload.action");
        draft.time(fields.text(
                        "delivered_at", "head_commit.timestamp", "deployment.created_at", "repository.updated_at"))
                .did(action == null ? event : event + "." + action, activity(event, action == null ? "" : action))
                .by(fields.text("sender.login", "request.payload.sender.login"))
                .byProgram(
                        fields.or("sender.type", "request.payload.sender.type").equals("Bot"))
                .repository(fields.text("repository.full_name", "request.payload.repository.full_name"))
                .object(fields.text(
                        "ref", "member.login", "rule.name", "organization.login", "request.payload.organization.login"))
                .ended(Outcome.SUCCESS);
    }

    private static String event(Fields fields) {
        String told = fields.text("event");
        if (told != null) {
            return told;
        }
        if (fields.has("forced") && fields.has("ref")) {
            return "push";
        }
        if (fields.has("ref_type")) {
            return "reference";
        }
        return fields.has("member.login")
                ? "member"
                : fields.has("rule.name") ? "branch_protection_rule" : fields.has("key.id") ? "deploy_key" : "webhook";
    }

    private static Activity activity(String event, String action) {
        return switch (event) {
            case "push", "reference", "create", "delete", "pull_request" -> Activity.WRITE;
            case "member", "membership", "organization", "team_add", "deploy_key" ->
                action.contains("removed") || action.equals("deleted") ? Activity.REVOKE : Activity.GRANT;
            case "deployment", "deployment_status" -> Activity.DEPLOY;
            case "branch_protection_rule", "repository_ruleset", "repository", "meta" -> Activity.CONFIGURE;
            default -> Activity.OTHER;
        };
    }
}
