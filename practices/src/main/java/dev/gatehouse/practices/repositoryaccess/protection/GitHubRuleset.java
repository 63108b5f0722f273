package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GitHub's rulesets for branches, of a repository or an organisation.
 *
 * @see <a href="https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_ruleset">
 *     github_repository_ruleset</a>
 */
final class GitHubRuleset {

    private static final String PULL_REQUEST = "pull_request";

    private GitHubRuleset() {}

    static Optional<Protection> of(TerraformBlock block) {
        boolean organization = block.isResource("github_organization_ruleset");
        Mapping body = block.body();
        boolean branches = body.text("target").orElse("branch").equals("branch");
        if (!organization && !block.isResource("github_repository_ruleset") || !branches) {
            return Optional.empty();
        }
        Map<Guarantee, Setting> settings = new EnumMap<>(Guarantee.class);
        settings.put(Guarantee.ENFORCED, enforced(body));
        settings.put(Guarantee.BINDS_ADMINISTRATORS, bypass(body));
        List<Mapping> rules = body.each("rules");
        Node written = body.get("rules");
        if (rules.isEmpty() && written != null) {
            Setting untold = Setting.untold(written, "rules");
            for (Guarantee guarantee : Guarantee.values()) {
                settings.putIfAbsent(guarantee, untold);
            }
            settings.remove(Guarantee.NO_DIRECT_PUSH);
        } else {
            rules(rules.isEmpty() ? body : rules.getFirst(), settings);
        }
        String repository = organization ? block.subject() : RepositoryName.of(body, "repository");
        return Optional.of(new Protection(block, repository, included(body), settings));
    }

    private static Setting enforced(Mapping body) {
        Node value = body.get("enforcement");
        if (value == null) {
            return Setting.kept(body, "enforcement");
        }
        return body.text("enforcement")
                .map(text -> text.equals("active")
                        ? Setting.kept(value, "enforcement")
                        : Setting.broken(value, "enforcement"))
                .orElseGet(() -> Setting.untold(value, "enforcement"));
    }

    /** Someone who may pass by without a pull request, whenever they like. */
    private static Setting bypass(Mapping body) {
        Node written = body.get("bypass_actors");
        List<Mapping> actors = body.each("bypass_actors");
        if (written != null && actors.isEmpty()) {
            return Setting.untold(written, "bypass_actors");
        }
        for (Mapping actor : actors) {
            Optional<String> mode = actor.text("bypass_mode");
            if (mode.isEmpty() && actor.has("bypass_mode")) {
                return Setting.untold(actor, "bypass_mode");
            }
            if (!mode.orElse("always").equals("pull_request")) {
                return Setting.broken(actor, "bypass_actors");
            }
        }
        return Setting.kept(body, "bypass_actors");
    }

    private static void rules(Mapping rules, Map<Guarantee, Setting> settings) {
        settings.put(Guarantee.NO_FORCE_PUSH, Setting.flag(rules, "non_fast_forward", false, true));
        settings.put(Guarantee.NO_DELETION, Setting.flag(rules, "deletion", false, true));
        settings.put(Guarantee.SIGNED_COMMITS, Setting.flag(rules, "required_signatures", false, true));
        Node checks = rules.get("required_status_checks");
        settings.put(
                Guarantee.STATUS_CHECKS,
                checks == null
                        ? Setting.broken(rules, "required_status_checks")
                        : Setting.kept(checks, "required_status_checks"));
        List<Mapping> requests = rules.each(PULL_REQUEST);
        if (!requests.isEmpty()) {
            Mapping request = requests.getFirst();
            settings.put(Guarantee.REVIEW, Setting.atLeastOne(request, "required_approving_review_count", 0));
            settings.put(Guarantee.FRESH_REVIEW, Setting.flag(request, "dismiss_stale_reviews_on_push", false, true));
            settings.put(Guarantee.CODE_OWNER_REVIEW, Setting.flag(request, "require_code_owner_review", false, true));
            settings.put(
                    Guarantee.LAST_PUSH_APPROVAL, Setting.flag(request, "require_last_push_approval", false, true));
            return;
        }
        Node written = rules.get(PULL_REQUEST);
        Setting missing = written == null ? Setting.broken(rules, PULL_REQUEST) : Setting.untold(written, PULL_REQUEST);
        for (Guarantee guarantee : List.of(
                Guarantee.REVIEW, Guarantee.FRESH_REVIEW, Guarantee.CODE_OWNER_REVIEW, Guarantee.LAST_PUSH_APPROVAL)) {
            settings.put(guarantee, missing);
        }
    }

    private static Set<String> included(Mapping body) {
        Set<String> branches = new HashSet<>();
        for (Mapping conditions : body.each("conditions")) {
            for (Mapping names : conditions.each("ref_name")) {
                for (String name : names.texts("include")) {
                    branches.add(name.startsWith("refs/heads/") ? name.substring("refs/heads/".length()) : name);
                }
            }
        }
        return branches;
    }
}
