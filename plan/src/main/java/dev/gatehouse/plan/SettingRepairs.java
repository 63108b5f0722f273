package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings of organisations and repositories that are not as declared. */
final class SettingRepairs {

    private static final String GRACE = SettingShapes.key(OrganizationSetting.TWO_FACTOR_GRACE_HOURS);

    private final Draft draft;
    private final SettingPages pages;

    SettingRepairs(Draft draft) {
        this.draft = draft;
        this.pages = new SettingPages(draft.forge);
    }

    void ofOrganization(ForgePolicy policy) {
        new TreeMap<>(policy.settings()).forEach((setting, wanted) -> {
            Target target = draft.target(
                    ChangeKind.ORGANIZATION_SETTING, draft.forge.organization(), SettingShapes.key(setting));
            one(target, wanted, pages.of(setting, wanted));
        });
    }

    void ofRepository(String repository, Map<RepositorySetting, String> settings) {
        new TreeMap<>(settings).forEach((setting, wanted) -> {
            Target target = draft.target(ChangeKind.REPOSITORY_SETTING, repository, SettingShapes.key(setting));
            one(target, wanted, pages.of(repository, setting, wanted));
        });
    }

    /** It is told only where second factors are required, and counts only there. */
    private void grace(Target target, String wanted) {
        boolean required = draft.policy()
                .map(ForgePolicy::settings)
                .map(settings -> settings.get(OrganizationSetting.TWO_FACTOR_REQUIRED))
                .filter("true"::equals)
                .isPresent();
        if (required) {
            draft.add(target, Map.of(Attribute.VALUE, wanted), "declared is " + wanted);
        } else {
            draft.keep(target.subject() + " of " + target.holder(), "it counts only where second factors are required");
        }
    }

    private void one(Target target, String wanted, Optional<SettingPages.Page> page) {
        SortedMap<String, String> state = draft.inventory.state(target);
        String is = state == null ? null : state.get(Attribute.VALUE);
        if (wanted.equals(is)) {
            return;
        }
        String subject = target.subject() + " of " + target.holder();
        if (page.isPresent()) {
            String reason = is == null
                    ? draft.inventory.untold(target).orElse("it is not known here") + "; declared is " + wanted
                    : "it is " + is + ", declared is " + wanted;
            draft.manual(subject, page.get().address(), page.get().click(), reason);
            return;
        }
        draft.asks(target.kind());
        if (is == null
                && target.subject().equals(GRACE)
                && draft.inventory.untold(target).isEmpty()) {
            grace(target, wanted);
            return;
        }
        if (is == null) {
            draft.unseen(subject, draft.inventory.untold(target).orElse("the forge does not tell it"));
            return;
        }
        draft.change(target, Map.of(Attribute.VALUE, wanted), "declared is " + wanted);
    }
}
