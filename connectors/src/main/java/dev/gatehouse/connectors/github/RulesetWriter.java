package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a branch lacks is given by a ruleset of our own, named after the branch, which nobody passes by. GitHub adds up
 * all that guards a branch, so nothing that others set is touched, and taking it back is deleting it.
 *
 * @see <a href="https://docs.github.com/rest/repos/rules#create-a-repository-ruleset">Create a repository ruleset</a>
 */
final class RulesetWriter {

    private static final String NAME = "gatehouse: ";
    private static final String ID = "ruleset";
    private static final String CHECKS = "checks";

    private static final Set<BranchGuarantee> GIVEN = EnumSet.complementOf(
            EnumSet.of(BranchGuarantee.PROTECTED, BranchGuarantee.STATUS_CHECKS, BranchGuarantee.DISMISSAL_RESTRICTED));

    private final GitHub github;

    RulesetWriter(GitHub github) {
        this.github = github;
    }

    /** What our ruleset gives at the moment; nothing where there is none. */
    Answer<Map<String, String>> capture(Change change) {
        return Writes.with(own(change), found -> {
            if (found.isEmpty()) {
                return Answer.seen(Map.of());
            }
            String id = Writes.id(found.get()).orElse("");
            return github.ask(
                            "/repos/{}/{}/rulesets/{}",
                            RepositoryPath.parts(change.target().holder(), id))
                    .map(json -> {
                        SortedMap<String, String> given = new TreeMap<>(given(json));
                        given.put(ID, id);
                        return given;
                    });
        });
    }

    /** Whether a change asks for anything that a ruleset gives. */
    static boolean asksAnything(Change change) {
        SortedMap<String, String> after = change.after() == null ? new TreeMap<>() : change.after();
        return GIVEN.stream().anyMatch(guarantee -> asks(after, guarantee));
    }

    Answer<Boolean> write(Change change, Map<String, String> earlier) {
        return Writes.with(checks(change), checks -> write(change, checks));
    }

    private Answer<Boolean> write(Change change, String checks) {
        if (asks(change.after() == null ? Map.of() : change.after(), BranchGuarantee.UP_TO_DATE) && checks.isEmpty()) {
            return Writes.impossible("no check is required on branch "
                    + change.target().subject() + ", so none can be required to be up to date");
        }
        return Writes.with(capture(change), captured -> {
            SortedMap<String, String> wanted = change.after() == null ? new TreeMap<>() : new TreeMap<>(change.after());
            captured.forEach((guarantee, value) -> {
                if (!guarantee.equals(ID) && !guarantee.equals(CHECKS)) {
                    wanted.merge(guarantee, value, RulesetWriter::stronger);
                }
            });
            wanted.put(CHECKS, checks);
            return put(change, wanted, captured.get(ID));
        });
    }

    /** Puts back what our ruleset gave before, or deletes it. */
    Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return Writes.with(own(inverse), found -> {
            String repository = inverse.target().holder();
            Optional<String> id = found.flatMap(Writes::id);
            if (captured.containsKey(ID)) {
                SortedMap<String, String> earlier = new TreeMap<>(captured);
                earlier.remove(ID);
                return put(inverse, earlier, id.orElse(null));
            }
            return id.isEmpty()
                    ? Writes.done()
                    : github.gone("/repos/{}/{}/rulesets/{}", RepositoryPath.parts(repository, id.get()));
        });
    }

    /** The checks that any ruleset requires, a line each: its name, and behind a tab the number of the app it is of. */
    private Answer<String> checks(Change change) {
        if (change.after() == null || !asks(change.after(), BranchGuarantee.UP_TO_DATE)) {
            return Answer.seen("");
        }
        return github.list(
                        "/repos/{}/{}/rules/branches/{}",
                        RepositoryPath.parts(
                                change.target().holder(), change.target().subject()))
                .map(rules -> rules.stream()
                        .map(RulesetWriter::checks)
                        .filter(text -> !text.isEmpty())
                        .flatMap(String::lines)
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }

    private static String checks(Json rule) {
        return rule.get("parameters").each("required_status_checks").stream()
                .flatMap(check -> check.word("context").stream()
                        .map(name -> name
                                + check.number("integration_id")
                                        .map(id -> "\t" + id)
                                        .orElse("")))
                .collect(Collectors.joining("\n"));
    }

    private static List<Map<String, ?>> checks(String text) {
        List<Map<String, ?>> checks = new ArrayList<>();
        text.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            checks.add(
                    tab < 0
                            ? Map.of("context", line)
                            : Map.of(
                                    "context",
                                    line.substring(0, tab),
                                    "integration_id",
                                    Long.valueOf(line.substring(tab + 1))));
        });
        return checks;
    }

    private Answer<Optional<Json>> own(Change change) {
        return github.list(
                        "/repos/{}/{}/rulesets?includes_parents=false",
                        RepositoryPath.parts(change.target().holder()))
                .map(list -> Writes.named(list, "name", NAME + change.target().subject()));
    }

    private Answer<Boolean> put(Change change, SortedMap<String, String> wanted, @Nullable String id) {
        String repository = change.target().holder();
        String branch = change.target().subject();
        Map<String, Object> body = Map.of(
                "name",
                NAME + branch,
                "target",
                "branch",
                "enforcement",
                "active",
                "bypass_actors",
                List.of(),
                "conditions",
                Map.of("ref_name", Map.of("include", List.of("refs/heads/" + branch), "exclude", List.of())),
                "rules",
                rules(wanted));
        return id == null
                ? github.change("POST", body, "/repos/{}/{}/rulesets", RepositoryPath.parts(repository))
                : github.change("PUT", body, "/repos/{}/{}/rulesets/{}", RepositoryPath.parts(repository, id));
    }

    private static List<Map<String, ?>> rules(SortedMap<String, String> wanted) {
        List<Map<String, ?>> rules = new ArrayList<>();
        boolean byRequest = false;
        for (BranchGuarantee each : List.of(
                BranchGuarantee.REVIEWS,
                BranchGuarantee.FRESH_REVIEW,
                BranchGuarantee.CODE_OWNER_REVIEW,
                BranchGuarantee.LAST_PUSH_APPROVAL,
                BranchGuarantee.CONVERSATIONS_RESOLVED,
                BranchGuarantee.NO_DIRECT_PUSH)) {
            byRequest |= asks(wanted, each);
        }
        if (byRequest) {
            String reviews = wanted.getOrDefault(BranchGuarantee.REVIEWS.name(), "0");
            rules.add(Map.of(
                    "type",
                    "pull_request",
                    "parameters",
                    Map.of(
                            "required_approving_review_count",
                            reviews.matches("[0-9]{1,2}") ? Integer.valueOf(reviews) : Integer.valueOf(0),
                            "dismiss_stale_reviews_on_push",
                            asks(wanted, BranchGuarantee.FRESH_REVIEW),
                            "require_code_owner_review",
                            asks(wanted, BranchGuarantee.CODE_OWNER_REVIEW),
                            "require_last_push_approval",
                            asks(wanted, BranchGuarantee.LAST_PUSH_APPROVAL),
                            "required_review_thread_resolution",
                            asks(wanted, BranchGuarantee.CONVERSATIONS_RESOLVED))));
        }
        if (asks(wanted, BranchGuarantee.UP_TO_DATE)) {
            rules.add(Map.of(
                    "type",
                    "required_status_checks",
                    "parameters",
                    Map.of(
                            "required_status_checks",
                            checks(wanted.getOrDefault(CHECKS, "")),
                            "strict_required_status_checks_policy",
                            true)));
        }
        Map<BranchGuarantee, String> plain = new TreeMap<>(Map.of(
                BranchGuarantee.SIGNED_COMMITS, "required_signatures",
                BranchGuarantee.LINEAR_HISTORY, "required_linear_history",
                BranchGuarantee.NO_FORCE_PUSH, "non_fast_forward",
                BranchGuarantee.NO_DELETION, "deletion"));
        plain.forEach((guarantee, type) -> {
            if (asks(wanted, guarantee)) {
                rules.add(Map.of("type", type));
            }
        });
        return rules;
    }

    /** What a ruleset of ours gives. */
    private static Map<String, String> given(Json ruleset) {
        Map<String, String> given = new TreeMap<>();
        for (Json rule : ruleset.each("rules")) {
            Json parameters = rule.get("parameters");
            switch (rule.word("type").orElse("")) {
                case "pull_request" -> {
                    given.put(BranchGuarantee.NO_DIRECT_PUSH.name(), "true");
                    parameters
                            .number("required_approving_review_count")
                            .ifPresent(count -> given.put(BranchGuarantee.REVIEWS.name(), String.valueOf(count)));
                    truth(parameters, "dismiss_stale_reviews_on_push", BranchGuarantee.FRESH_REVIEW, given);
                    truth(parameters, "require_code_owner_review", BranchGuarantee.CODE_OWNER_REVIEW, given);
                    truth(parameters, "require_last_push_approval", BranchGuarantee.LAST_PUSH_APPROVAL, given);
                    truth(
                            parameters,
                            "required_review_thread_resolution",
                            BranchGuarantee.CONVERSATIONS_RESOLVED,
                            given);
                }
                case "required_status_checks" -> {
                    truth(parameters, "strict_required_status_checks_policy", BranchGuarantee.UP_TO_DATE, given);
                    given.put(CHECKS, checks(rule));
                }
                case "required_signatures" -> given.put(BranchGuarantee.SIGNED_COMMITS.name(), "true");
                case "required_linear_history" -> given.put(BranchGuarantee.LINEAR_HISTORY.name(), "true");
                case "non_fast_forward" -> given.put(BranchGuarantee.NO_FORCE_PUSH.name(), "true");
                case "deletion" -> given.put(BranchGuarantee.NO_DELETION.name(), "true");
                default -> {
                    // Nobody but us makes it, and we make no others.
                }
            }
        }
        return given;
    }

    private static void truth(Json parameters, String field, BranchGuarantee guarantee, Map<String, String> given) {
        parameters.truth(field).filter(on -> on).ifPresent(_ -> given.put(guarantee.name(), "true"));
    }

    private static boolean asks(Map<String, String> wanted, BranchGuarantee guarantee) {
        String value = wanted.getOrDefault(guarantee.name(), "false");
        return !value.equals("false") && !value.equals("0");
    }

    private static String stronger(String one, String other) {
        boolean numbers = one.matches("[0-9]{1,2}") && other.matches("[0-9]{1,2}");
        return numbers
                ? Integer.parseInt(one) >= Integer.parseInt(other) ? one : other
                : one.equals("true") ? one : other;
    }
}
