package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.settings.Webhook;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;

/** The rules on where a forge sends what happens; a webhook that is off is not judged. */
final class HookRules {

    private static final Subjects<Webhook> HOOKS = Subjects.of(
                    Webhook.class,
                    FactKind.WEBHOOK,
                    hook -> "webhook " + hook.id() + " of " + hook.holder()
                            + (hook.host().isEmpty() ? "" : " to " + hook.host()))
            .where(Webhook::active);

    private HookRules() {}

    static List<Check> checks() {
        return List.of(
                HOOKS.rule("webhook-in-the-open", Severity.MEDIUM)
                        .says(
                                "A webhook goes out unencrypted",
                                "Everyone on the way reads what happens in the repository, and may change it.",
                                "Use an https address.")
                        .wants(Webhook::encrypted, yes -> yes, "everyone on the way reads it"),
                HOOKS.rule("webhook-certificate-unverified", Severity.MEDIUM)
                        .says(
                                "A webhook takes any certificate",
                                "Someone on the way can pass for the receiver.",
                                "Turn certificate verification on.")
                        .wants(
                                Webhook::certificateVerified,
                                yes -> yes,
                                "someone on the way can pass for the receiver"),
                HOOKS.rule("webhook-without-secret", Severity.MEDIUM)
                        .says(
                                "A webhook has no secret",
                                "The receiver can't tell the forge from anyone else, and may deploy what a stranger says.",
                                "Set a secret, and have the receiver verify the signature.")
                        .wants(Webhook::signed, yes -> yes, "anyone can send what the forge would send"));
    }
}
