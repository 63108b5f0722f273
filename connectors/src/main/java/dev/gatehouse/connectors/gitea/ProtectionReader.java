package dev.gatehouse.connectors.gitea;

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
import java.util.Set;

/**
 * What guards a branch on Gitea: of the rules whose name fits it, an exact name before patterns, the first counts
 * alone.
 */
final class ProtectionReader {

    private static final String UNREAD = "Gitea's answer lacks it";

    /** Gitea asks no owners of code, knows no last push, and leaves conversations and the shape of history alone. */
    private static final Set<BranchGuarantee> KNOWN = EnumSet.complementOf(EnumSet.of(
            BranchGuarantee.CODE_OWNER_REVIEW,
            BranchGuarantee.LAST_PUSH_APPROVAL,
            BranchGuarantee.CONVERSATIONS_RESOLVED,
            BranchGuarantee.LINEAR_HISTORY,
            BranchGuarantee.DISMISSAL_RESTRICTED));

    private final Gitea gitea;

    ProtectionReader(Gitea gitea) {
        this.gitea = gitea;
    }

    void read(String repository, String branch, boolean byDefault, Sightings seen) {
        EffectiveProtection effective = new EffectiveProtection(KNOWN);
        switch (gitea.list("/repos/{}/{}/branch_protections", RepositoryPath.parts(repository))) {
            case Answer.Unseen<List<Json>> unseen -> effective.unseen(unseen.whole());
            case Answer.Seen<List<Json>>(List<Json> rules) -> {
                if (rules.stream().anyMatch(rule -> name(rule).isEmpty())) {
                    effective.unseen("Gitea named a rule without the branches it is for");
                }
                fitting(rules, branch)
                        .ifPresent(
                                rule -> effective.add("rule " + name(rule).orElse(""), guarantees(rule), bypass(rule)));
            }
        }
        seen.looked(FactKind.BRANCH_PROTECTION);
        seen.add(effective.of(
                repository, branch, byDefault, seen.origin("repos/" + repository + "/branch_protections")));
    }

    static Optional<String> name(Json rule) {
        return rule.word("rule_name").or(() -> rule.word("branch_name"));
    }

    static Optional<Json> fitting(List<Json> rules, String branch) {
        return rules.stream()
                .filter(rule -> name(rule).filter(branch::equals).isPresent())
                .findFirst()
                .or(() -> rules.stream()
                        .filter(rule -> name(rule)
                                .filter(pattern -> fits(pattern, branch))
                                .isPresent())
                        .findFirst());
    }

    /** Whether a pattern with {@code *} and {@code **} covers a name. */
    static boolean fits(String pattern, String name) {
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        int at = 0;
        while (at < pattern.length()) {
            boolean[] next = new boolean[name.length() + 1];
            boolean any = pattern.startsWith("**", at);
            if (pattern.charAt(at) == '*') {
                boolean open = false;
                for (int i = 0; i <= name.length(); i++) {
                    open &= any || i == 0 || name.charAt(i - 1) != '/';
                    open |= reached[i];
                    next[i] = open;
                }
            } else {
                for (int i = 0; i < name.length(); i++) {
                    next[i + 1] = reached[i] && name.charAt(i) == pattern.charAt(at);
                }
            }
            reached = next;
            at += any ? 2 : 1;
        }
        return reached[name.length()];
    }

    private static Map<BranchGuarantee, Told<String>> guarantees(Json rule) {
        Map<BranchGuarantee, Told<String>> given = new LinkedHashMap<>();
        given.put(BranchGuarantee.PROTECTED, Told.known("true"));
        given.put(
                BranchGuarantee.REVIEWS,
                Told.of(rule.number("required_approvals").map(String::valueOf), UNREAD));
        given.put(BranchGuarantee.FRESH_REVIEW, truth(rule, "dismiss_stale_approvals"));
        given.put(BranchGuarantee.SIGNED_COMMITS, truth(rule, "require_signed_commits"));
        given.put(BranchGuarantee.UP_TO_DATE, truth(rule, "block_on_outdated_branch"));
        boolean named = !rule.each("status_check_contexts").isEmpty();
        given.put(
                BranchGuarantee.STATUS_CHECKS,
                Told.of(rule.truth("enable_status_check").map(on -> String.valueOf(on && named)), UNREAD));
        given.put(BranchGuarantee.NO_DIRECT_PUSH, negated(rule, "enable_push"));
        given.put(
                BranchGuarantee.NO_FORCE_PUSH,
                rule.has("enable_force_push") ? negated(rule, "enable_force_push") : Told.known("true"));
        given.put(BranchGuarantee.NO_DELETION, Told.known("true"));
        return given;
    }

    private static Told<List<String>> bypass(Json rule) {
        if (!rule.has("block_admin_merge_override")) {
            return Told.known(List.of("administrators (this Gitea does not bind them)"));
        }
        Optional<Boolean> bound = rule.truth("block_admin_merge_override");
        if (bound.isEmpty()) {
            return Told.untold("Gitea does not say whether administrators are bound");
        }
        List<String> names = new ArrayList<>();
        if (!bound.get()) {
            names.add("administrators (they may merge past the rule)");
        }
        return Told.known(names);
    }

    private static Told<String> truth(Json rule, String field) {
        return Told.of(rule.truth(field).map(String::valueOf), UNREAD);
    }

    private static Told<String> negated(Json rule, String field) {
        return Told.of(rule.truth(field).map(on -> String.valueOf(!on)), UNREAD);
    }
}
