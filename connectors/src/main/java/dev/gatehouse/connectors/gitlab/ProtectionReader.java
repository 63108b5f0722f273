package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.EffectiveProtection;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What guards a branch on GitLab: of all protected branches whose name fits, each with {@code *} for any characters,
 * the most permissive decides who pushes and whether by force, and one that asks owners of code is enough; approvals,
 * push rules and the project's own settings come on top.
 *
 * @see <a href="https://docs.gitlab.com/user/project/repository/branches/protected/">Protected branches</a>
 */
final class ProtectionReader {

    private static final String LACKING = "GitLab's answer lacks it; " + GitLab.PLAN_OR_RIGHTS;

    /** What GitLab has a notion of. */
    private static final Set<BranchGuarantee> KNOWN =
            EnumSet.complementOf(EnumSet.of(BranchGuarantee.DISMISSAL_RESTRICTED, BranchGuarantee.LAST_PUSH_APPROVAL));

    private final GitLab gitlab;

    ProtectionReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /**
     * Reads it.
     *
     * @param project GitLab's number of the project
     * @param told what its list tells of it
     * @param settings where what holds for every branch goes
     */
    void read(
            String project,
            Json told,
            String branch,
            boolean byDefault,
            Map<RepositorySetting, Told<String>> settings,
            Sightings seen) {
        String name = told.word("path_with_namespace").orElse("");
        EffectiveProtection effective = new EffectiveProtection(KNOWN);
        Map<BranchGuarantee, Told<String>> given = new EnumMap<>(BranchGuarantee.class);
        given.put(BranchGuarantee.STATUS_CHECKS, truth(told, "only_allow_merge_if_pipeline_succeeds"));
        given.put(
                BranchGuarantee.CONVERSATIONS_RESOLVED,
                truth(told, "only_allow_merge_if_all_discussions_are_resolved"));
        Optional<String> method = told.word("merge_method");
        given.put(
                BranchGuarantee.LINEAR_HISTORY,
                Told.of(method.map(word -> String.valueOf(word.equals("ff"))), LACKING));
        given.put(
                BranchGuarantee.UP_TO_DATE,
                Told.of(method.map(word -> String.valueOf(!word.equals("merge"))), LACKING));
        pushRule(gitlab.ask("/projects/{}/push_rule", project), told, given, settings);
        approvals(gitlab.ask("/projects/{}/approvals", project), given, settings);
        given.put(BranchGuarantee.REVIEWS, reviews(gitlab.list("/projects/{}/approval_rules", project), branch));
        switch (gitlab.list("/projects/{}/protected_branches", project)) {
            case Answer.Unseen<List<Json>> unseen -> effective.unseen(unseen.whole());
            case Answer.Seen<List<Json>>(List<Json> rules) -> {
                if (rules.stream().anyMatch(rule -> rule.word("name").isEmpty())) {
                    effective.unseen("GitLab named a protected branch without its name");
                }
                List<Json> fitting = rules.stream()
                        .filter(rule -> rule.word("name")
                                .filter(pattern -> BranchPattern.fits(pattern, branch))
                                .isPresent())
                        .toList();
                if (!fitting.isEmpty()) {
                    guarded(fitting, given);
                    effective.add("protected branch " + names(fitting), given, pushers(fitting));
                }
            }
        }
        seen.looked(FactKind.BRANCH_PROTECTION);
        seen.add(effective.of(name, branch, byDefault, seen.origin("projects/" + name + "/protected_branches")));
    }

    private static String names(List<Json> rules) {
        return String.join(
                ", ", rules.stream().map(rule -> rule.word("name").orElse("")).toList());
    }

    private static void guarded(List<Json> rules, Map<BranchGuarantee, Told<String>> given) {
        given.put(BranchGuarantee.PROTECTED, Told.known("true"));
        given.put(BranchGuarantee.NO_DELETION, Told.known("true"));
        boolean forced =
                rules.stream().anyMatch(rule -> rule.truth("allow_force_push").orElse(false));
        boolean told =
                rules.stream().allMatch(rule -> rule.truth("allow_force_push").isPresent());
        given.put(
                BranchGuarantee.NO_FORCE_PUSH,
                forced ? Told.known("false") : told ? Told.known("true") : Told.untold(LACKING));
        boolean owners = rules.stream()
                .anyMatch(rule -> rule.truth("code_owner_approval_required").orElse(false));
        boolean ownersTold = rules.stream()
                .allMatch(rule -> rule.truth("code_owner_approval_required").isPresent());
        given.put(
                BranchGuarantee.CODE_OWNER_REVIEW,
                owners ? Told.known("true") : ownersTold ? Told.known("false") : Told.untold(LACKING));
        given.put(
                BranchGuarantee.NO_DIRECT_PUSH,
                switch (pushers(rules)) {
                    case Told.Known<List<String>>(List<String> names) -> Told.known(String.valueOf(names.isEmpty()));
                    case Told.Untold<List<String>>(String reason) -> Told.untold(reason);
                });
    }

    /** Who may push past a merge request. */
    private static Told<List<String>> pushers(List<Json> rules) {
        List<String> names = new ArrayList<>();
        for (Json rule : rules) {
            Optional<List<Json>> levels = rule.get("push_access_levels").items();
            if (levels.isEmpty()) {
                return Told.untold("GitLab does not say who may push");
            }
            for (Json level : levels.get()) {
                Optional<String> named = level.number("user_id")
                        .map(id -> "user " + id)
                        .or(() -> level.number("group_id").map(id -> "group " + id))
                        .or(() -> level.number("deploy_key_id").map(id -> "deploy key " + id));
                Optional<AccessLevel> role = level.number("access_level").flatMap(AccessLevel::of);
                if (named.isEmpty() && role.isEmpty()) {
                    return Told.untold("GitLab does not say who may push");
                }
                if (named.isPresent() || role.filter(AccessLevel.NONE::equals).isEmpty()) {
                    names.add(named.orElseGet(
                                    () -> "every " + role.map(AccessLevel::word).orElse(""))
                            + " (may push without a merge request)");
                }
            }
        }
        return Told.known(names.stream().distinct().toList());
    }

    /** The most approvals that one rule asks for on this branch. */
    private static Told<String> reviews(Answer<List<Json>> answer, String branch) {
        return switch (answer) {
            case Answer.Unseen<List<Json>> unseen -> Told.untold(unseen.reason() + "; " + GitLab.PLAN_OR_RIGHTS);
            case Answer.Seen<List<Json>>(List<Json> rules) -> {
                long most = 0;
                boolean untold = false;
                for (Json rule : rules) {
                    String type = rule.word("rule_type").orElse("");
                    Optional<Long> count = rule.number("approvals_required");
                    untold |= type.isEmpty() || count.isEmpty();
                    boolean counts = type.equals("regular") || type.equals("any_approver");
                    if (counts && holds(rule, branch)) {
                        most = Math.max(most, count.orElse(0L));
                    }
                }
                yield most == 0 && untold ? Told.untold(LACKING) : Told.known(String.valueOf(most));
            }
        };
    }

    private static boolean holds(Json rule, String branch) {
        if (rule.truth("applies_to_all_protected_branches").orElse(false)) {
            return true;
        }
        Optional<List<Json>> branches = rule.get("protected_branches").items();
        return branches.filter(list -> list.isEmpty()
                        || list.stream()
                                .anyMatch(each -> each.word("name")
                                        .filter(pattern -> BranchPattern.fits(pattern, branch))
                                        .isPresent()))
                .isPresent();
    }

    private static void approvals(
            Answer<Json> answer,
            Map<BranchGuarantee, Told<String>> given,
            Map<RepositorySetting, Told<String>> settings) {
        given.put(BranchGuarantee.FRESH_REVIEW, value(answer, "reset_approvals_on_push", false));
        settings.put(RepositorySetting.SELF_APPROVAL, value(answer, "merge_requests_author_approval", false));
        settings.put(
                RepositorySetting.COMMITTER_APPROVAL,
                value(answer, "merge_requests_disable_committers_approval", true));
        settings.put(
                RepositorySetting.APPROVERS_OVERRIDDEN,
                value(answer, "disable_overriding_approvers_per_merge_request", true));
    }

    private static void pushRule(
            Answer<Json> answer,
            Json project,
            Map<BranchGuarantee, Told<String>> given,
            Map<RepositorySetting, Told<String>> settings) {
        given.put(BranchGuarantee.SIGNED_COMMITS, value(answer, "reject_unsigned_commits", false));
        settings.put(RepositorySetting.COMMITTERS_VERIFIED, value(answer, "commit_committer_check", false));
        settings.put(
                RepositorySetting.SECRETS_REFUSED_ON_PUSH,
                project.truth("pre_receive_secret_detection_enabled").orElse(false)
                        ? Told.known("true")
                        : value(answer, "prevent_secrets", false));
    }

    /** A yes or no of an answer; a project without push rules has {@code null} for an answer, which says no to all. */
    private static Told<String> value(Answer<Json> answer, String field, boolean turned) {
        return switch (answer) {
            case Answer.Seen<Json>(Json json) when json.isNull() -> Told.known(String.valueOf(turned));
            case Answer.Seen<Json>(Json json) ->
                Told.of(json.truth(field).map(on -> String.valueOf(on != turned)), LACKING);
            case Answer.Unseen<Json> unseen -> Told.untold(unseen.reason() + "; " + GitLab.PLAN_OR_RIGHTS);
        };
    }

    private static Told<String> truth(Json json, String field) {
        return Told.of(json.truth(field).map(String::valueOf), LACKING);
    }
}
