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
 * Payloads of GitLab's webhooks, bare or as deliveries with their headers.
 *
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">Webhook events</a>
 */
final class GitlabWebhook implements DeliveredFormat {

    private final Deliveries deliveries;

    GitlabWebhook(WebhookSecrets secrets) {
        this.deliveries = new Deliveries(Sender.GITLAB, secrets, "it has no headers, so that nobody vouches for it");
    }

    @Override
    public LogKind kind() {
        return LogKind.GITLAB_WEBHOOK;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "gitlab", "webhook");
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "object_kind",
                "event_name",
                "event_type",
                "delivered_at",
                "user.username",
                "user_username",
                "user_name",
                "project.path_with_namespace",
                "project.id",
                "group.full_path",
                "group_path",
                "project_path_with_namespace",
                "ref",
                "object_attributes.action",
                "object_attributes.iid",
                "object_attributes.updated_at",
                "status_changed_at",
                "updated_at",
                "created_at");
    }

    @Override
    public boolean recognises(Fields fields) {
        boolean project = fields.has("project.path_with_namespace") || fields.has("project.id");
        return fields.has("object_kind") && (project || fields.has("group.full_path"))
                || fields.has("event_name") && (fields.has("project_path_with_namespace") || fields.has("group_path"));
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String kind = fields.or("object_kind", "event_name");
        String action = fields.text("object_attributes.action");
        draft.time(fields.text(
                        "delivered_at",
                        "object_attributes.updated_at",
                        "status_changed_at",
                        "updated_at",
                        "created_at"))
                .did(action == null ? kind : kind + "." + action, activity(kind))
                .by(fields.text("user_username", "user.username", "user_name"))
                .repository(fields.text("project.path_with_namespace", "project_path_with_namespace"))
                .object(fields.text("ref", "object_attributes.iid", "group.full_path", "group_path"))
                .ended(Outcome.SUCCESS);
    }

    private static Activity activity(String kind) {
        return switch (kind) {
            case "push", "tag_push", "merge_request" -> Activity.WRITE;
            case "deployment" -> Activity.DEPLOY;
            case "access_token", "user_add_to_team", "user_add_to_group", "user_update_for_team" -> Activity.GRANT;
            case "user_remove_from_team", "user_remove_from_group" -> Activity.REVOKE;
            default -> Activity.OTHER;
        };
    }
}
