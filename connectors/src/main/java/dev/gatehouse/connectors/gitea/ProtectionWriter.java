package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a branch's own name is changed, or made. Gitea asks that rule alone where there is one, so a new one
 * takes over what the pattern gave that was asked before.
 */
final class ProtectionWriter implements Way {

    private static final String OWN = "own";

    /** The truths of a rule that we may change. */
    private static final List<String> TRUTHS = List.of(
            "dismiss_stale_approvals",
            "require_signed_commits",
            "block_on_outdated_branch",
            "block_on_rejected_reviews",
            "block_on_official_review_requests",
            "enable_push",
            "enable_force_push",
            "block_admin_merge_override",
            "enable_status_check");

    private final Gitea gitea;

    ProtectionWriter(Gitea gitea) {
        this.gitea = gitea;
    }

    /** The branch's own rule as it is, as far as it is changed; nothing where it has none. */
    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return fitting(change)
                .map(rule -> rule.filter(own -> isOwn(own, change))
                        .map(own -> {
                            Map<String, String> captured = fields(own);
                            captured.put(OWN, "true");
                            return captured;
                        })
                        .orElse(Map.of()));
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> ignored) {
        String branch = change.target().subject();
        return Writes.with(fitting(change), rule -> {
            Map<String, Object> body = new HashMap<>();
            boolean own = rule.filter(json -> isOwn(json, change)).isPresent();
            if (!own) {
                rule.ifPresent(pattern -> copy(pattern, body));
                body.putIfAbsent("enable_push", true);
                body.put("rule_name", branch);
            }
            wanted(change, body);
            return own ? patch(change, body) : post(change, body);
        });
    }

    /** Puts back what the branch's own rule was, or deletes it. */
    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        String[] parts =
                RepositoryPath.parts(inverse.target().holder(), inverse.target().subject());
        if (!captured.containsKey(OWN)) {
            return gitea.gone("/repos/{}/{}/branch_protections/{}", parts);
        }
        Map<String, Object> body = new HashMap<>();
        captured.forEach((field, value) -> {
            if (!field.equals(OWN)) {
                body.put(field, value(value));
            }
        });
        return patch(inverse, body);
    }

    private Answer<Optional<Json>> fitting(Change change) {
        String branch = change.target().subject();
        return gitea.list(
                        "/repos/{}/{}/branch_protections",
                        RepositoryPath.parts(change.target().holder()))
                .map(rules -> ProtectionReader.fitting(rules, branch));
    }

    private static boolean isOwn(Json rule, Change change) {
        return ProtectionReader.name(rule)
                .filter(change.target().subject()::equals)
                .isPresent();
    }

    private static Map<String, String> fields(Json rule) {
        Map<String, String> fields = new TreeMap<>();
        rule.number("required_approvals").ifPresent(count -> fields.put("required_approvals", String.valueOf(count)));
        TRUTHS.forEach(field -> rule.truth(field).ifPresent(truth -> fields.put(field, String.valueOf(truth))));
        return fields;
    }

    private static void copy(Json pattern, Map<String, Object> body) {
        fields(pattern).forEach((field, value) -> body.put(field, value(value)));
        for (String list : List.of(
                "status_check_contexts",
                "push_whitelist_usernames",
                "push_whitelist_teams",
                "merge_whitelist_usernames",
                "merge_whitelist_teams",
                "approvals_whitelist_username",
                "approvals_whitelist_teams")) {
            List<String> texts = pattern.each(list).stream()
                    .flatMap(item -> item.text().stream())
                    .toList();
            if (!texts.isEmpty()) {
                body.put(list, texts);
            }
        }
        for (String enabled :
                List.of("enable_push_whitelist", "enable_merge_whitelist", "enable_approvals_whitelist")) {
            pattern.truth(enabled).ifPresent(truth -> body.put(enabled, truth));
        }
    }

    private static void wanted(Change change, Map<String, Object> body) {
        if (change.after() == null) {
            return;
        }
        change.after().forEach((name, value) -> {
            Object field = value(value);
            switch (BranchGuarantee.valueOf(name)) {
                case REVIEWS -> body.put("required_approvals", field);
                case FRESH_REVIEW -> body.put("dismiss_stale_approvals", field);
                case SIGNED_COMMITS -> body.put("require_signed_commits", field);
                case UP_TO_DATE -> body.put("block_on_outdated_branch", field);
                case NO_DIRECT_PUSH -> body.put("enable_push", field.equals(false));
                case NO_FORCE_PUSH -> body.put("enable_force_push", field.equals(false));
                case BINDS_EVERYONE -> body.put("block_admin_merge_override", field);
                case PROTECTED,
                        NO_DELETION,
                        CODE_OWNER_REVIEW,
                        LAST_PUSH_APPROVAL,
                        STATUS_CHECKS,
                        CONVERSATIONS_RESOLVED,
                        LINEAR_HISTORY,
                        DISMISSAL_RESTRICTED -> {
                    // A rule gives the first two by being there; Gitea has none of the others.
                }
            }
        });
    }

    private Answer<Boolean> patch(Change change, Map<String, Object> body) {
        return gitea.change(
                "PATCH",
                body,
                "/repos/{}/{}/branch_protections/{}",
                RepositoryPath.parts(change.target().holder(), change.target().subject()));
    }

    private Answer<Boolean> post(Change change, Map<String, Object> body) {
        return gitea.change(
                "POST",
                body,
                "/repos/{}/{}/branch_protections",
                RepositoryPath.parts(change.target().holder()));
    }

    private static Object value(@Nullable String text) {
        if (text != null && text.matches("[0-9]{1,6}")) {
            return Integer.valueOf(text);
        }
        return "true".equals(text);
    }
}
