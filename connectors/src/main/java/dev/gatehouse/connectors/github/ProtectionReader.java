package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.EffectiveProtection;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What guards a branch: classic protection and every active rule of rulesets, of the repository and of the
 * organisation, added up as GitHub does, with whoever passes by.
 *
 * @see <a href="https://docs.github.com/rest/branches/branch-protection">Branch protection</a>
 * @see <a href="https://docs.github.com/rest/repos/rules">Rules</a>
 */
final class ProtectionReader {

    private static final String NOT_PROTECTED = "Branch not protected";
    private static final String NO_BRANCH = "Branch not found";
    private static final String UNREAD = "GitHub's answer lacks it";

    private final GitHub github;
    private final RepositoryCounts counts;
    private final Map<String, Answer<Json>> rulesets = new ConcurrentHashMap<>();

    ProtectionReader(GitHub github, RepositoryCounts counts) {
        this.github = github;
        this.counts = counts;
    }

    void read(String repository, String branch, boolean byDefault, Sightings seen) {
        if (counts.empty(repository)) {
            return;
        }
        String[] parts = RepositoryPath.parts(repository, branch);
        EffectiveProtection effective = new EffectiveProtection(EnumSet.allOf(BranchGuarantee.class));
        if (!counts.none(repository, RepositoryCounts.CLASSIC_RULES)) {
            Answer<Json> classic = github.ask("/repos/{}/{}/branches/{}/protection", parts);
            if (classic instanceof Answer.Unseen<Json> unseen && unseen.reason().endsWith(NO_BRANCH)) {
                return;
            }
            classic(classic, effective);
        }
        if (!counts.none(repository, RepositoryCounts.RULESETS)) {
            Optional<List<BranchRule>> counted = byDefault ? counts.rules(repository) : Optional.empty();
            if (counted.isPresent()) {
                rules(repository, counted.get(), effective);
            } else {
                rules(repository, github.list("/repos/{}/{}/rules/branches/{}", parts), effective);
            }
        }
        seen.looked(FactKind.BRANCH_PROTECTION);
        seen.add(effective.of(
                repository,
                branch,
                byDefault,
                seen.origin("repos/" + repository + "/branches/" + branch + "/protection")));
    }

    private static void classic(Answer<Json> answer, EffectiveProtection effective) {
        switch (answer) {
            case Answer.Seen<Json>(Json json) -> effective.add("classic protection", classic(json), bypass(json));
            case Answer.Unseen<Json> unseen -> {
                if (!unseen.notFound() || !unseen.reason().endsWith(NOT_PROTECTED)) {
                    effective.unseen(unseen.whole());
                }
            }
        }
    }

    private static Map<BranchGuarantee, Told<String>> classic(Json json) {
        Map<BranchGuarantee, Told<String>> given = new LinkedHashMap<>();
        given.put(BranchGuarantee.PROTECTED, Told.known("true"));
        Json reviews = json.get("required_pull_request_reviews");
        if (json.has("required_pull_request_reviews") && !reviews.isObject()) {
            given.put(BranchGuarantee.REVIEWS, Told.untold(UNREAD));
            given.put(BranchGuarantee.NO_DIRECT_PUSH, Told.untold(UNREAD));
        } else if (reviews.isObject()) {
            given.put(BranchGuarantee.NO_DIRECT_PUSH, Told.known("true"));
            given.put(BranchGuarantee.REVIEWS, count(reviews));
            given.put(BranchGuarantee.FRESH_REVIEW, truth(reviews, "dismiss_stale_reviews"));
            given.put(BranchGuarantee.CODE_OWNER_REVIEW, truth(reviews, "require_code_owner_reviews"));
            given.put(BranchGuarantee.LAST_PUSH_APPROVAL, optional(reviews, "require_last_push_approval"));
            given.put(
                    BranchGuarantee.DISMISSAL_RESTRICTED,
                    Told.known(
                            String.valueOf(reviews.get("dismissal_restrictions").isObject())));
        }
        Json checks = json.get("required_status_checks");
        if (checks.isObject()) {
            boolean named =
                    !checks.each("contexts").isEmpty() || !checks.each("checks").isEmpty();
            given.put(BranchGuarantee.STATUS_CHECKS, Told.known(String.valueOf(named)));
            given.put(BranchGuarantee.UP_TO_DATE, truth(checks, "strict"));
        } else if (json.has("required_status_checks")) {
            given.put(BranchGuarantee.STATUS_CHECKS, Told.untold(UNREAD));
        }
        given.put(BranchGuarantee.SIGNED_COMMITS, enabled(json, "required_signatures", false));
        given.put(BranchGuarantee.LINEAR_HISTORY, enabled(json, "required_linear_history", false));
        given.put(BranchGuarantee.CONVERSATIONS_RESOLVED, enabled(json, "required_conversation_resolution", false));
        given.put(BranchGuarantee.NO_FORCE_PUSH, enabled(json, "allow_force_pushes", true));
        given.put(BranchGuarantee.NO_DELETION, enabled(json, "allow_deletions", true));
        return given;
    }

    private static Told<List<String>> bypass(Json json) {
        Optional<Boolean> enforced = json.get("enforce_admins").truth("enabled");
        List<String> names = new ArrayList<>();
        if (enforced.isPresent() && !enforced.get()) {
            names.add("administrators (classic protection does not bind them)");
        }
        Json allowances = json.get("required_pull_request_reviews").get("bypass_pull_request_allowances");
        for (String kind : List.of("users", "teams", "apps")) {
            for (Json actor : allowances.each(kind)) {
                names.add(actor.word("login").or(() -> actor.word("slug")).orElse("someone")
                        + " (may push without a pull request)");
            }
        }
        boolean told = enforced.isPresent()
                && (allowances.isObject()
                        || !json.get("required_pull_request_reviews").has("bypass_pull_request_allowances"));
        return told ? Told.known(names) : Told.untold("GitHub does not say whether everyone is bound");
    }

    private void rules(String repository, Answer<List<Json>> answer, EffectiveProtection effective) {
        switch (answer) {
            case Answer.Unseen<List<Json>> unseen -> effective.unseen(unseen.whole());
            case Answer.Seen<List<Json>>(List<Json> told) -> {
                List<BranchRule> rules = told.stream()
                        .flatMap(rule -> BranchRule.ofRest(rule).stream())
                        .toList();
                if (rules.size() < told.size()) {
                    effective.unseen("GitHub names a rule of " + repository + " without what it asks");
                }
                rules(repository, rules, effective);
            }
        }
    }

    private void rules(String repository, List<BranchRule> rules, EffectiveProtection effective) {
        Map<String, List<BranchRule>> byRuleset = new LinkedHashMap<>();
        for (BranchRule rule : rules) {
            byRuleset
                    .computeIfAbsent(
                            (rule.ofOrganization() ? "organisation " : "repository ") + rule.ruleset(),
                            _ -> new ArrayList<>())
                    .add(rule);
        }
        byRuleset.forEach((ruleset, own) -> ruleset(repository, ruleset, own, effective));
    }

    private void ruleset(String repository, String named, List<BranchRule> rules, EffectiveProtection effective) {
        String id = named.substring(named.indexOf(' ') + 1);
        boolean ofOrganization = named.startsWith("organisation");
        Answer<Json> ruleset = ofOrganization
                ? rulesets.computeIfAbsent(
                        id,
                        _ -> github.ask(
                                "/repos/{}/{}/rulesets/{}?includes_parents=true", RepositoryPath.parts(repository, id)))
                : github.ask("/repos/{}/{}/rulesets/{}?includes_parents=true", RepositoryPath.parts(repository, id));
        String name = ruleset.value().flatMap(json -> json.word("name")).orElse(id);
        Map<BranchGuarantee, Told<String>> given = new LinkedHashMap<>();
        given.put(BranchGuarantee.PROTECTED, Told.known("true"));
        rules.forEach(rule -> rule(rule, given));
        effective.add(
                (ofOrganization ? "the organisation's ruleset " : "ruleset ") + name, given, actors(name, ruleset));
    }

    private static void rule(BranchRule rule, Map<BranchGuarantee, Told<String>> given) {
        switch (rule.type()) {
            case "pull_request" -> {
                given.put(BranchGuarantee.NO_DIRECT_PUSH, Told.known("true"));
                given.put(BranchGuarantee.REVIEWS, rule.number("required_approving_review_count"));
                given.put(BranchGuarantee.FRESH_REVIEW, rule.truth("dismiss_stale_reviews_on_push"));
                given.put(BranchGuarantee.CODE_OWNER_REVIEW, rule.truth("require_code_owner_review"));
                given.put(BranchGuarantee.LAST_PUSH_APPROVAL, rule.truth("require_last_push_approval"));
                given.put(BranchGuarantee.CONVERSATIONS_RESOLVED, rule.truth("required_review_thread_resolution"));
            }
            case "required_status_checks" -> {
                given.put(
                        BranchGuarantee.STATUS_CHECKS,
                        Told.of(
                                rule.items("required_status_checks").map(checks -> String.valueOf(!checks.isEmpty())),
                                UNREAD));
                given.put(BranchGuarantee.UP_TO_DATE, rule.truth("strict_required_status_checks_policy"));
            }
            case "required_signatures" -> given.put(BranchGuarantee.SIGNED_COMMITS, Told.known("true"));
            case "required_linear_history" -> given.put(BranchGuarantee.LINEAR_HISTORY, Told.known("true"));
            case "non_fast_forward" -> given.put(BranchGuarantee.NO_FORCE_PUSH, Told.known("true"));
            case "deletion" -> given.put(BranchGuarantee.NO_DELETION, Told.known("true"));
            case "update" -> given.put(BranchGuarantee.NO_DIRECT_PUSH, Told.known("true"));
            default -> {
                // Rules about names, tags and files promise nothing that is judged.
            }
        }
    }

    private static Told<List<String>> actors(String name, Answer<Json> ruleset) {
        Optional<List<Json>> actors =
                ruleset.value().flatMap(json -> json.get("bypass_actors").items());
        if (actors.isEmpty()) {
            return Told.untold("GitHub says who passes by ruleset " + name + " only to those who may change it");
        }
        List<String> names = new ArrayList<>();
        for (Json actor : actors.get()) {
            String mode = actor.word("bypass_mode").orElse("always");
            if (!mode.equals("pull_request")) {
                names.add(actor.word("actor_type").orElse("someone")
                        + actor.number("actor_id").map(number -> " " + number).orElse("") + " (ruleset " + name + ")");
            }
        }
        return Told.known(names);
    }

    private static Told<String> count(Json json) {
        return Told.of(json.number("required_approving_review_count").map(String::valueOf), UNREAD);
    }

    private static Told<String> truth(Json json, String field) {
        return Told.of(json.truth(field).map(String::valueOf), UNREAD);
    }

    /** A field that older servers lack. */
    private static Told<String> optional(Json json, String field) {
        return json.has(field) ? truth(json, field) : Told.known("false");
    }

    private static Told<String> enabled(Json json, String field, boolean turned) {
        return Told.of(json.get(field).truth("enabled").map(on -> String.valueOf(on != turned)), UNREAD);
    }
}
