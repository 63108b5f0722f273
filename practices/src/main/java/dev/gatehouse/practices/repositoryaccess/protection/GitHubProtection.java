package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GitHub's classic branch protection.
 *
 * @see <a href="https://registry.terraform.io/providers/integrations/github/latest/docs/resources/branch_protection">
 *     github_branch_protection</a>
 */
final class GitHubProtection {

    private static final String REVIEWS = "required_pull_request_reviews";
    private static final String CHECKS = "required_status_checks";

    private GitHubProtection() {}

    static Optional<Protection> of(TerraformBlock block) {
        boolean graph = block.isResource("github_branch_protection");
        if (!graph && !block.isResource("github_branch_protection_v3")) {
            return Optional.empty();
        }
        Mapping body = block.body();
        Map<Guarantee, Setting> settings = new EnumMap<>(Guarantee.class);
        settings.put(Guarantee.BINDS_ADMINISTRATORS, Setting.flag(body, "enforce_admins", false, true));
        settings.put(Guarantee.SIGNED_COMMITS, Setting.flag(body, "require_signed_commits", false, true));
        if (graph) {
            settings.put(Guarantee.NO_FORCE_PUSH, Setting.flag(body, "allows_force_pushes", false, false));
            settings.put(Guarantee.NO_DELETION, Setting.flag(body, "allows_deletions", false, false));
        } else {
            settings.put(Guarantee.NO_FORCE_PUSH, Setting.kept(body, "allow_force_pushes"));
            settings.put(Guarantee.NO_DELETION, Setting.kept(body, "allow_deletions"));
        }
        reviews(body, settings);
        settings.put(Guarantee.STATUS_CHECKS, checks(body));
        String repository = RepositoryName.of(body, "repository_id", "repository");
        return Optional.of(new Protection(block, repository, branches(body, graph ? "pattern" : "branch"), settings));
    }

    private static Set<String> branches(Mapping body, String argument) {
        Node value = body.get(argument);
        return switch (value) {
            case Scalar pattern -> Set.of(pattern.text());
            case Unresolved reference
            when reference.expression().contains("default_branch") -> Set.of("~DEFAULT_BRANCH");
            case Unresolved reference -> Set.of(reference.expression());
            case Mapping _, Sequence _ -> Set.of();
            case null -> Set.of();
        };
    }

    private static void reviews(Mapping body, Map<Guarantee, Setting> settings) {
        List<Mapping> blocks = body.each(REVIEWS);
        if (!blocks.isEmpty()) {
            Mapping reviews = blocks.getFirst();
            settings.put(Guarantee.REVIEW, Setting.atLeastOne(reviews, "required_approving_review_count", 1));
            settings.put(Guarantee.FRESH_REVIEW, Setting.flag(reviews, "dismiss_stale_reviews", false, true));
            settings.put(Guarantee.CODE_OWNER_REVIEW, Setting.flag(reviews, "require_code_owner_reviews", false, true));
            settings.put(
                    Guarantee.LAST_PUSH_APPROVAL, Setting.flag(reviews, "require_last_push_approval", false, true));
            return;
        }
        Node written = body.get(REVIEWS);
        Setting missing = written == null ? Setting.broken(body, REVIEWS) : Setting.untold(written, REVIEWS);
        for (Guarantee guarantee : List.of(
                Guarantee.REVIEW, Guarantee.FRESH_REVIEW, Guarantee.CODE_OWNER_REVIEW, Guarantee.LAST_PUSH_APPROVAL)) {
            settings.put(guarantee, missing);
        }
    }

    private static Setting checks(Mapping body) {
        Node written = body.get(CHECKS);
        List<Mapping> blocks = body.each(CHECKS);
        if (written == null) {
            return Setting.broken(body, CHECKS);
        }
        if (blocks.isEmpty()) {
            return Setting.untold(written, CHECKS);
        }
        Mapping checks = blocks.getFirst();
        boolean unresolved = checks.get("contexts") instanceof Unresolved || checks.get("checks") instanceof Unresolved;
        boolean named =
                !checks.items("contexts").isEmpty() || !checks.items("checks").isEmpty();
        return named
                ? Setting.kept(checks, CHECKS)
                : unresolved ? Setting.untold(checks, CHECKS) : Setting.broken(checks, CHECKS);
    }
}
