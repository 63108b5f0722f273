package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What guards a branch is in several places on GitLab: the project, its approvals, its push rule, an approval rule, and
 * protected branches. What each holds is captured by field, and taking it back is reaching that again.
 *
 * <p>Of all protected branches that fit, the most permissive decides; so each of them is changed, one for several
 * branches too. A branch that none fits gets one of its own.
 */
final class ProtectionWriter implements Way {

    private static final String APPROVALS = "/projects/{}/approvals";
    private static final String RULES = "/projects/{}/approval_rules";

    private static final String PIPELINE = "only_allow_merge_if_pipeline_succeeds";
    private static final String DISCUSSIONS = "only_allow_merge_if_all_discussions_are_resolved";
    private static final String METHOD = "merge_method";
    private static final String RESET = "reset_approvals_on_push";
    private static final String UNSIGNED = "reject_unsigned_commits";
    private static final String REQUIRED = "approvals_required";

    /** Of the project itself. */
    private static final Map<BranchGuarantee, String> OF_PROJECT = Map.of(
            BranchGuarantee.STATUS_CHECKS, PIPELINE,
            BranchGuarantee.CONVERSATIONS_RESOLVED, DISCUSSIONS,
            BranchGuarantee.LINEAR_HISTORY, METHOD,
            BranchGuarantee.UP_TO_DATE, METHOD);

    private final GitLab gitlab;
    private final ProtectedBranches branches;

    ProtectionWriter(GitLab gitlab) {
        this.gitlab = gitlab;
        this.branches = new ProtectedBranches(gitlab);
    }

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return now(change).map(state -> state);
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        return Writes.with(now(change), now -> reach(change, now, wanted(change, now)));
    }

    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return Writes.with(now(inverse), now -> reach(inverse, now, new TreeMap<>(captured)));
    }

    /** The fields that a change is about, as they are. */
    private Answer<SortedMap<String, String>> now(Change change) {
        String project = change.target().holder();
        Set<String> asked = new TreeSet<>();
        if (change.before() != null) {
            asked.addAll(change.before().keySet());
        }
        if (change.after() != null) {
            asked.addAll(change.after().keySet());
        }
        SortedMap<String, String> now = new TreeMap<>();
        return Writes.with(
                Writes.inTurn(
                        () -> told(asks(asked, OF_PROJECT.keySet()), gitlab, "/projects/{}", project, now),
                        () -> told(asks(asked, Set.of(BranchGuarantee.FRESH_REVIEW)), gitlab, APPROVALS, project, now),
                        () -> told(
                                asks(asked, Set.of(BranchGuarantee.SIGNED_COMMITS)),
                                gitlab,
                                PushRule.PATH,
                                project,
                                now),
                        () -> asks(asked, Set.of(BranchGuarantee.REVIEWS)) ? reviews(project, now) : Writes.done(),
                        () -> branches.told(change, now)),
                _ -> Answer.seen(now));
    }

    private static boolean asks(Set<String> asked, Set<BranchGuarantee> guarantees) {
        return guarantees.stream().map(Enum::name).anyMatch(asked::contains);
    }

    private static Answer<Boolean> told(
            boolean asked, GitLab gitlab, String path, String project, Map<String, String> now) {
        if (!asked) {
            return Writes.done();
        }
        return gitlab.ask(path, project).map(json -> {
            for (String field : List.of(PIPELINE, DISCUSSIONS, METHOD, RESET, UNSIGNED)) {
                SettingWriter.text(json, field).ifPresent(value -> now.put(field, value));
            }
            if (path.equals(PushRule.PATH)) {
                now.putIfAbsent(UNSIGNED, "false");
            }
            return true;
        });
    }

    private Answer<Boolean> reviews(String project, Map<String, String> now) {
        return anyApprover(project).map(rule -> {
            now.put(
                    REQUIRED,
                    rule.flatMap(json -> json.number(REQUIRED))
                            .map(String::valueOf)
                            .orElse("0"));
            return true;
        });
    }

    private Answer<Optional<Json>> anyApprover(String project) {
        return gitlab.list(RULES, project)
                .map(rules -> rules.stream()
                        .filter(rule -> rule.word("rule_type")
                                .filter("any_approver"::equals)
                                .isPresent())
                        .findFirst());
    }

    private SortedMap<String, String> wanted(Change change, SortedMap<String, String> now) {
        SortedMap<String, String> wanted = new TreeMap<>(now);
        Map<String, String> after = change.after() == null ? Map.of() : change.after();
        after.forEach((name, value) -> {
            if (value.equals("false") || value.equals("0")) {
                return;
            }
            switch (BranchGuarantee.valueOf(name)) {
                case REVIEWS -> wanted.merge(REQUIRED, value, ProtectionWriter::more);
                case FRESH_REVIEW -> wanted.put(RESET, "true");
                case SIGNED_COMMITS -> wanted.put(UNSIGNED, "true");
                case STATUS_CHECKS -> wanted.put(PIPELINE, "true");
                case CONVERSATIONS_RESOLVED -> wanted.put(DISCUSSIONS, "true");
                case LINEAR_HISTORY -> wanted.put(METHOD, "ff");
                case UP_TO_DATE -> wanted.merge(METHOD, "rebase_merge", (is, least) -> is.equals("merge") ? least : is);
                case PROTECTED,
                        NO_DELETION,
                        NO_FORCE_PUSH,
                        NO_DIRECT_PUSH,
                        BINDS_EVERYONE,
                        CODE_OWNER_REVIEW,
                        LAST_PUSH_APPROVAL,
                        DISMISSAL_RESTRICTED -> {
                    // Protected branches give these, or nothing does.
                }
            }
        });
        branches.wanted(change, wanted);
        return wanted;
    }

    private static String more(String one, String other) {
        return Integer.parseInt(one) >= Integer.parseInt(other) ? one : other;
    }

    private Answer<Boolean> reach(Change change, SortedMap<String, String> now, SortedMap<String, String> wanted) {
        String project = change.target().holder();
        return Writes.inTurn(
                () -> put(
                        List.of(PIPELINE, DISCUSSIONS, METHOD),
                        now,
                        wanted,
                        body -> gitlab.change("PUT", body, "/projects/{}", project)),
                () -> put(List.of(RESET), now, wanted, body -> gitlab.change("POST", body, APPROVALS, project)),
                () -> put(List.of(UNSIGNED), now, wanted, body -> PushRule.put(gitlab, project, body)),
                () -> put(List.of(REQUIRED), now, wanted, body -> require(project, body)),
                () -> branches.reach(change, now, wanted));
    }

    private static Answer<Boolean> put(
            List<String> fields,
            Map<String, String> now,
            Map<String, String> wanted,
            Function<Map<String, Object>, Answer<Boolean>> write) {
        Map<String, Object> body = new HashMap<>();
        for (String field : fields) {
            String value = wanted.get(field);
            if (value != null && !value.equals(now.get(field))) {
                body.put(field, SettingWriter.value(value));
            }
        }
        return body.isEmpty() ? Writes.done() : write.apply(body);
    }

    private Answer<Boolean> require(String project, Map<String, Object> body) {
        return Writes.with(anyApprover(project), rule -> {
            Optional<String> id = rule.flatMap(Writes::id);
            if (id.isPresent()) {
                return gitlab.change("PUT", body, RULES + "/{}", project, id.get());
            }
            Map<String, Object> made = new HashMap<>(body);
            made.put("name", "All Members");
            made.put("rule_type", "any_approver");
            return gitlab.change("POST", made, RULES, project);
        });
    }
}
