package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.util.List;

/**
 * GitHub's audit log, as exported and as streamed.
 *
 * @see <a
 *     href="https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization">Audit
 *     log events</a>
 */
final class GithubAudit implements LogFormat {

    @Override
    public LogKind kind() {
        return LogKind.GITHUB_AUDIT;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "github", "audit");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "action",
                "@timestamp",
                "created_at",
                "actor",
                "actor_ip",
                "actor_is_bot",
                "org",
                "business",
                "repo",
                "repository",
                "user",
                "name",
                "_document_id",
                "operation_type",
                "user_agent",
                "hook_id",
                "deploy_key_fingerprint");
    }

    @Override
    public boolean recognises(Fields fields) {
        String action = fields.text("action");
        return action != null
                && action.indexOf('.') > 0
                && (fields.has("@timestamp") || fields.has("created_at"))
                && (fields.has("actor") || fields.has("org") || fields.has("business") || fields.has("_document_id"));
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String action = fields.or("action");
        draft.time(fields.text("@timestamp", "created_at"))
                .did(action, activity(action, fields.or("operation_type")))
                .by(fields.text("actor"))
                .byProgram(fields.or("actor").endsWith("[bot]") || fields.is("actor_is_bot", "true"))
                .from(fields.text("actor_ip"))
                .repository(fields.text("repo", "repository"))
                .object(fields.text("user", "name", "org", "business"))
                .ended(action.contains("failed") || action.endsWith("_rejected") ? Outcome.FAILURE : Outcome.SUCCESS)
                .with(fields.text("user_agent"));
    }

    private static Activity activity(String action, String operation) {
        String verb = action.substring(action.indexOf('.') + 1);
        return switch (action) {
            case "git.clone",
                    "git.fetch",
                    "repo.download_zip",
                    "org.audit_log_export",
                    "org.audit_log_git_event_export" -> Activity.READ;
            case "git.push", "pull_request.merge" -> Activity.WRITE;
            case "user.login", "user.failed_login", "org.sso_response", "business.sso_response" -> Activity.SIGN_IN;
            case "user.logout" -> Activity.SIGN_OUT;
            case "repo.destroy" -> Activity.DELETE;
            case "repo.access", "repo.transfer" -> Activity.CONFIGURE;
            default -> byVerb(action, verb, operation);
        };
    }

    private static Activity byVerb(String action, String verb, String operation) {
        if (verb.startsWith("add_")
                || verb.startsWith("invite")
                || verb.contains("granted")
                || verb.equals("update_member")) {
            return Activity.GRANT;
        }
        if (verb.startsWith("remove_") && (verb.contains("member") || verb.contains("collaborator"))) {
            return Activity.REVOKE;
        }
        String subject = action.substring(0, Math.max(0, action.indexOf('.')));
        boolean key = subject.equals("public_key")
                || subject.equals("deploy_key")
                || subject.equals("personal_access_token")
                || subject.equals("oauth_authorization")
                || subject.equals("integration_installation");
        if (key) {
            return verb.equals("create") ? Activity.GRANT : verb.equals("destroy") ? Activity.REVOKE : Activity.OTHER;
        }
        boolean settings = subject.equals("protected_branch")
                || subject.startsWith("repository_ruleset")
                || subject.equals("hook")
                || subject.equals("org")
                || subject.equals("business");
        if (settings) {
            return Activity.CONFIGURE;
        }
        return switch (operation) {
            case "create", "modify", "restore", "transfer" -> Activity.CONFIGURE;
            case "remove" -> Activity.DELETE;
            case "access" -> Activity.READ;
            case "authentication" -> Activity.SIGN_IN;
            default -> Activity.OTHER;
        };
    }
}
