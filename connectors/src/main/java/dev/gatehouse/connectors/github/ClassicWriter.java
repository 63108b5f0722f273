package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of a branch's classic protection that GitHub takes by themselves; the whole is never replaced, since it
 * does not tell all that it holds. What the protection has none of is left to a ruleset.
 *
 * @see <a href="https://docs.github.com/rest/branches/branch-protection">Branch protection</a>
 */
final class ClassicWriter {

    private static final String PATH = "/repos/{}/{}/branches/{}/protection";
    private static final String REVIEWS = "/required_pull_request_reviews";
    private static final String BYPASSED = "classic bypassed";
    private static final String COUNT = "classic required_approving_review_count";
    private static final String DISMISSAL = "classic dismissal_restrictions";
    private static final String NOT_RESTRICTED = "";
    private static final String NOBODY = "nobody";
    private static final String STRICT = "classic strict";
    private static final String SIGNATURES = "classic required_signatures";
    private static final String ADMINISTRATORS = "classic enforce_admins";

    /** Yes or no of asked reviews, by what it promises. */
    private static final Map<BranchGuarantee, String> OF_REVIEWS = Map.of(
            BranchGuarantee.FRESH_REVIEW, "classic dismiss_stale_reviews",
            BranchGuarantee.CODE_OWNER_REVIEW, "classic require_code_owner_reviews",
            BranchGuarantee.LAST_PUSH_APPROVAL, "classic require_last_push_approval");

    private final GitHub github;

    ClassicWriter(GitHub github) {
        this.github = github;
    }

    /** What it holds, by field; nothing where the branch has no classic protection. */
    Answer<Map<String, String>> told(Change change) {
        Answer<Json> answer = github.ask(PATH, parts(change));
        return answer.notFound() ? Answer.seen(Map.of()) : answer.map(ClassicWriter::told);
    }

    private static Map<String, String> told(Json json) {
        Map<String, String> told = new TreeMap<>();
        Json reviews = json.get("required_pull_request_reviews");
        if (reviews.isObject()) {
            reviews.number("required_approving_review_count")
                    .ifPresent(count -> told.put(COUNT, String.valueOf(count)));
            OF_REVIEWS
                    .values()
                    .forEach(field -> told.put(
                            field, String.valueOf(reviews.truth(name(field)).orElse(false))));
            told.put(DISMISSAL, dismissal(reviews.get("dismissal_restrictions")));
            Json passers = reviews.get("bypass_pull_request_allowances");
            boolean bypassed = List.of("users", "teams", "apps").stream()
                    .anyMatch(kind -> !passers.each(kind).isEmpty());
            if (bypassed) {
                told.put(BYPASSED, "true");
            }
        }
        json.get("required_status_checks").truth("strict").ifPresent(on -> told.put(STRICT, String.valueOf(on)));
        for (String field : List.of(SIGNATURES, ADMINISTRATORS)) {
            json.get(name(field)).truth("enabled").ifPresent(on -> told.put(field, String.valueOf(on)));
        }
        return told;
    }

    private static String dismissal(Json restrictions) {
        if (!restrictions.isObject()) {
            return NOT_RESTRICTED;
        }
        List<String> names = new ArrayList<>(List.of(NOBODY));
        for (String kind : List.of("users", "teams", "apps")) {
            for (Json each : restrictions.each(kind)) {
                each.word("slug").or(() -> each.word("login")).ifPresent(name -> names.add(kind + " " + name));
            }
        }
        return String.join(",", names);
    }

    /** The guarantees that changing what it holds gives. */
    Set<BranchGuarantee> gives(Change change, Map<String, String> told) {
        Set<BranchGuarantee> gives = EnumSet.noneOf(BranchGuarantee.class);
        for (BranchGuarantee guarantee : BranchGuarantee.values()) {
            String field = field(guarantee);
            boolean passed = guarantee == BranchGuarantee.BINDS_EVERYONE && told.containsKey(BYPASSED);
            if (asks(change, guarantee) && told.containsKey(field) && !passed) {
                gives.add(guarantee);
            }
        }
        return gives;
    }

    private static boolean asks(Change change, BranchGuarantee guarantee) {
        String value = change.becomes(guarantee.name());
        return !value.isEmpty() && !value.equals("false") && !value.equals("0");
    }

    /** The field that gives a guarantee; empty for one that no part of its own gives. */
    private static String field(BranchGuarantee guarantee) {
        return switch (guarantee) {
            case REVIEWS -> COUNT;
            case FRESH_REVIEW, CODE_OWNER_REVIEW, LAST_PUSH_APPROVAL -> OF_REVIEWS.getOrDefault(guarantee, "");
            case DISMISSAL_RESTRICTED -> DISMISSAL;
            case UP_TO_DATE -> STRICT;
            case SIGNED_COMMITS -> SIGNATURES;
            case BINDS_EVERYONE -> ADMINISTRATORS;
            case PROTECTED,
                    STATUS_CHECKS,
                    CONVERSATIONS_RESOLVED,
                    LINEAR_HISTORY,
                    NO_FORCE_PUSH,
                    NO_DELETION,
                    NO_DIRECT_PUSH -> "";
        };
    }

    /** What it is to hold. */
    SortedMap<String, String> wanted(Change change, Map<String, String> told) {
        SortedMap<String, String> wanted = new TreeMap<>(told);
        for (BranchGuarantee guarantee : gives(change, told)) {
            switch (guarantee) {
                case REVIEWS -> wanted.merge(COUNT, change.becomes(guarantee.name()), ClassicWriter::more);
                case DISMISSAL_RESTRICTED ->
                    wanted.merge(DISMISSAL, NOBODY, (is, least) -> is.equals(NOT_RESTRICTED) ? least : is);
                case PROTECTED,
                        FRESH_REVIEW,
                        CODE_OWNER_REVIEW,
                        LAST_PUSH_APPROVAL,
                        UP_TO_DATE,
                        SIGNED_COMMITS,
                        BINDS_EVERYONE,
                        STATUS_CHECKS,
                        CONVERSATIONS_RESOLVED,
                        LINEAR_HISTORY,
                        NO_FORCE_PUSH,
                        NO_DELETION,
                        NO_DIRECT_PUSH -> wanted.put(field(guarantee), "true");
            }
        }
        return wanted;
    }

    private static String more(String one, String other) {
        return Integer.parseInt(one) >= Integer.parseInt(other) ? one : other;
    }

    /** Changes what differs. */
    Answer<Boolean> reach(Change change, Map<String, String> told, Map<String, String> wanted) {
        String[] parts = parts(change);
        Map<String, String> differing = new LinkedHashMap<>();
        wanted.forEach((field, value) -> {
            if (told.containsKey(field) && !value.equals(told.get(field))) {
                differing.put(field, value);
            }
        });
        return Writes.inTurn(
                () -> reviews(differing, parts),
                () -> differing.containsKey(STRICT)
                        ? github.change(
                                "PATCH",
                                Map.of("strict", truth(differing, STRICT)),
                                PATH + "/required_status_checks",
                                parts)
                        : Writes.done(),
                () -> onOrOff(SIGNATURES, differing, parts),
                () -> onOrOff(ADMINISTRATORS, differing, parts));
    }

    private Answer<Boolean> reviews(Map<String, String> differing, String[] parts) {
        Map<String, Object> body = new HashMap<>();
        OF_REVIEWS.values().stream()
                .filter(differing::containsKey)
                .forEach(field -> body.put(name(field), truth(differing, field)));
        String count = differing.get(COUNT);
        if (count != null) {
            body.put(name(COUNT), Integer.valueOf(count));
        }
        String dismissal = differing.get(DISMISSAL);
        if (dismissal != null) {
            body.put(name(DISMISSAL), restrictions(dismissal));
        }
        return body.isEmpty() ? Writes.done() : github.change("PATCH", body, PATH + REVIEWS, parts);
    }

    /** GitHub takes an empty object for no restriction. */
    private static Map<String, List<String>> restrictions(String dismissal) {
        if (dismissal.equals(NOT_RESTRICTED)) {
            return Map.of();
        }
        Map<String, List<String>> restrictions = new TreeMap<>(Map.of("users", List.of(), "teams", List.of()));
        for (String each : dismissal.split(",", -1)) {
            int space = each.indexOf(' ');
            if (space > 0) {
                List<String> names = new ArrayList<>(restrictions.getOrDefault(each.substring(0, space), List.of()));
                names.add(each.substring(space + 1));
                restrictions.put(each.substring(0, space), names);
            }
        }
        return restrictions;
    }

    private Answer<Boolean> onOrOff(String field, Map<String, String> differing, String[] parts) {
        if (!differing.containsKey(field)) {
            return Writes.done();
        }
        String path = PATH + "/" + name(field);
        return truth(differing, field) ? github.change("POST", path, parts) : github.gone(path, parts);
    }

    private static boolean truth(Map<String, String> fields, String field) {
        return "true".equals(fields.get(field));
    }

    private static String name(String field) {
        return field.substring(field.indexOf(' ') + 1);
    }

    private static String[] parts(Change change) {
        return RepositoryPath.parts(change.target().holder(), change.target().subject());
    }
}
