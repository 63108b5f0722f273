package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GitLab's protected branches, and the approvals of a project's merge requests.
 *
 * @see <a href="https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/branch_protection">
 *     gitlab_branch_protection</a>
 */
final class GitLabProtection {

    private GitLabProtection() {}

    static Optional<Protection> of(TerraformBlock block) {
        Mapping body = block.body();
        Map<Guarantee, Setting> settings = new EnumMap<>(Guarantee.class);
        Set<String> branches;
        if (block.isResource("gitlab_branch_protection")) {
            branches = body.text("branch").map(Set::of).orElseGet(Set::of);
            settings.put(Guarantee.NO_FORCE_PUSH, Setting.flag(body, "allow_force_push", false, false));
            settings.put(Guarantee.CODE_OWNER_REVIEW, Setting.flag(body, "code_owner_approval_required", false, true));
            settings.put(Guarantee.NO_DIRECT_PUSH, push(body));
        } else if (block.isResource("gitlab_project_approval_rule")) {
            branches = Set.of("main");
            settings.put(Guarantee.REVIEW, Setting.atLeastOne(body, "approvals_required", 0));
        } else if (block.isResource("gitlab_project_level_mr_approvals")) {
            branches = Set.of("main");
            settings.put(Guarantee.FRESH_REVIEW, Setting.flag(body, "reset_approvals_on_push", true, true));
        } else {
            return Optional.empty();
        }
        return Optional.of(new Protection(block, RepositoryName.of(body, "project", "project_id"), branches, settings));
    }

    private static Setting push(Mapping body) {
        Node value = body.get("push_access_level");
        if (value == null) {
            return Setting.broken(body, "push_access_level");
        }
        return body.text("push_access_level")
                .map(level -> level.equals("no one")
                        ? Setting.kept(value, "push_access_level")
                        : Setting.broken(value, "push_access_level"))
                .orElseGet(() -> Setting.untold(value, "push_access_level"));
    }
}
