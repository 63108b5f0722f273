package dev.gatehouse.plan;

import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Webhooks of a repository, or of the organisation, that go elsewhere than declared, or not safely. They are turned
 * off, not deleted: nobody could tell their secret.
 */
final class HookRepairs {

    private final Draft draft;

    HookRepairs(Draft draft) {
        this.draft = draft;
    }

    /** Plans for those of one holder, of which all are to go to certain hosts, in lower case. */
    void of(String holder, Set<String> hosts) {
        draft.asks(ChangeKind.WEBHOOK);
        for (Target hook : draft.inventory.all(ChangeKind.WEBHOOK, holder)) {
            String host = draft.inventory.valueOf(hook, Attribute.HOST);
            boolean active = "true".equals(draft.inventory.valueOf(hook, Attribute.ACTIVE));
            if (!active) {
                continue;
            }
            if (host == null || host.isEmpty()) {
                draft.unseen("webhook " + hook.subject() + " of " + holder, "the forge does not say where it goes");
            } else if (hosts.contains(host.toLowerCase(Locale.ROOT))) {
                repair(hook, host);
            } else {
                undeclared(hook, host);
            }
        }
    }

    private void undeclared(Target hook, String host) {
        String reason = "no webhook to " + host + " is declared";
        if (draft.forge.type().equals("gitlab")) {
            manual(hook, "Delete it: GitLab has no way to turn it off", reason);
        } else {
            draft.changeOf(hook, Map.of(Attribute.ACTIVE, "false"), host, reason);
        }
    }

    private void repair(Target hook, String host) {
        if ("false".equals(draft.inventory.valueOf(hook, Attribute.CERTIFICATE))) {
            draft.changeOf(
                    hook,
                    Map.of(Attribute.CERTIFICATE, "true"),
                    host,
                    "it does not look at the receiver's certificate");
        }
        if (draft.inventory.isPlain(hook)) {
            manual(
                    hook,
                    "Change its address to https, once its receiver answers there",
                    "it goes to " + host + " in plain text");
        }
    }

    private void manual(Target hook, String click, String reason) {
        draft.manual(
                "webhook " + hook.subject() + " of " + hook.holder(), draft.forge.web() + page(hook), click, reason);
    }

    private String page(Target hook) {
        boolean ofOrganization = hook.holder().equalsIgnoreCase(draft.forge.organization());
        String repository = "/" + hook.holder() + "/settings/hooks/" + hook.subject();
        return switch (draft.forge.type()) {
            case "gitlab" ->
                (ofOrganization ? "/groups/" : "/") + hook.holder() + "/-/hooks/" + hook.subject() + "/edit";
            case "gitea" -> ofOrganization ? "/org" + repository : repository;
            default -> ofOrganization ? "/organizations" + repository : repository;
        };
    }
}
