package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.BranchPattern;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Protected branches that fit a branch, by field: {@code FIELD NAME}, such as {@code allow_force_push main}. Who may
 * push is a list: {@code access_level:40,user_id:7}.
 *
 * @see <a href="https://docs.gitlab.com/api/protected_branches/">Protected branches</a>
 */
final class ProtectedBranches {

    private static final String PATH = "/projects/{}/protected_branches";
    private static final String FORCE = "allow_force_push";
    private static final String OWNERS = "code_owner_approval_required";
    private static final String PUSH = "push_access_levels";
    private static final String NOBODY = "access_level:0";
    private static final List<String> WHOM = List.of("user_id", "group_id", "deploy_key_id", "access_level");

    private final GitLab gitlab;

    ProtectedBranches(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /** Adds what there is. */
    Answer<Boolean> told(Change change, Map<String, String> now) {
        return fitting(change).map(rules -> {
            for (Json rule : rules) {
                String name = rule.word("name").orElse("");
                rule.truth(FORCE).ifPresent(on -> now.put(FORCE + " " + name, String.valueOf(on)));
                rule.truth(OWNERS).ifPresent(on -> now.put(OWNERS + " " + name, String.valueOf(on)));
                now.put(PUSH + " " + name, pushers(rule));
            }
            return true;
        });
    }

    private Answer<List<Json>> fitting(Change change) {
        String branch = change.target().subject();
        return gitlab.list(PATH, change.target().holder())
                .map(rules -> rules.stream()
                        .filter(rule -> rule.word("name")
                                .filter(pattern -> BranchPattern.fits(pattern, branch))
                                .isPresent())
                        .toList());
    }

    private static String pushers(Json rule) {
        return String.join(
                ",",
                rule.each(PUSH).stream()
                        .flatMap(level -> WHOM.stream()
                                .filter(field -> level.number(field).isPresent())
                                .limit(1)
                                .map(field -> field + ":" + level.number(field).orElse(0L)))
                        .sorted()
                        .toList());
    }

    /** Changes what there is to what a change asks for. */
    void wanted(Change change, SortedMap<String, String> wanted) {
        List<String> names = names(wanted);
        for (String name : names.isEmpty() ? List.of(change.target().subject()) : names) {
            if (names.isEmpty() || asks(change, BranchGuarantee.NO_FORCE_PUSH)) {
                wanted.put(FORCE + " " + name, "false");
            }
            if (asks(change, BranchGuarantee.CODE_OWNER_REVIEW)) {
                wanted.put(OWNERS + " " + name, "true");
            }
            boolean nobody =
                    asks(change, BranchGuarantee.NO_DIRECT_PUSH) || asks(change, BranchGuarantee.BINDS_EVERYONE);
            if (nobody) {
                wanted.put(PUSH + " " + name, NOBODY);
            }
        }
    }

    private static boolean asks(Change change, BranchGuarantee guarantee) {
        return change.becomes(guarantee.name()).equals("true");
    }

    private static List<String> names(SortedMap<String, String> state) {
        TreeSet<String> names = new TreeSet<>();
        state.keySet().stream()
                .filter(key -> key.indexOf(' ') > 0)
                .forEach(key -> names.add(key.substring(key.indexOf(' ') + 1)));
        return List.copyOf(names);
    }

    /** Makes, changes and takes away. */
    Answer<Boolean> reach(Change change, SortedMap<String, String> now, SortedMap<String, String> wanted) {
        List<String> there = names(now);
        List<String> named = names(wanted);
        for (String name : named) {
            Answer<Boolean> made = there.contains(name) ? patch(change, name, now, wanted) : post(change, name, wanted);
            if (made instanceof Answer.Unseen<Boolean>) {
                return made;
            }
        }
        String own = change.target().subject();
        return there.contains(own) && !named.contains(own)
                ? gitlab.gone(PATH + "/{}", change.target().holder(), own)
                : Writes.done();
    }

    private Answer<Boolean> post(Change change, String name, Map<String, String> wanted) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        for (String field : List.of(FORCE, OWNERS)) {
            String value = wanted.get(field + " " + name);
            if (value != null) {
                body.put(field, SettingWriter.value(value));
            }
        }
        String push = wanted.getOrDefault(PUSH + " " + name, "access_level:40");
        if (push.matches("access_level:[0-9]{1,2}")) {
            body.put("push_access_level", Integer.valueOf(push.substring(push.indexOf(':') + 1)));
        } else {
            body.put("allowed_to_push", allowed(push));
        }
        return gitlab.change("POST", body, PATH, change.target().holder());
    }

    private Answer<Boolean> patch(Change change, String name, Map<String, String> now, Map<String, String> wanted) {
        Map<String, Object> body = new HashMap<>();
        for (String field : List.of(FORCE, OWNERS)) {
            String value = wanted.get(field + " " + name);
            if (value != null && !value.equals(now.get(field + " " + name))) {
                body.put(field, SettingWriter.value(value));
            }
        }
        String push = wanted.get(PUSH + " " + name);
        if (push == null || push.equals(now.get(PUSH + " " + name))) {
            return body.isEmpty() ? Writes.done() : send(change, name, body);
        }
        return Writes.with(rule(change, name), rule -> {
            List<Map<String, Object>> levels = new ArrayList<>(allowed(push));
            rule.map(json -> json.each(PUSH)).orElse(List.of()).stream()
                    .flatMap(level -> level.number("id").stream())
                    .forEach(id -> levels.add(Map.of("id", id, "_destroy", true)));
            body.put("allowed_to_push", levels);
            return Writes.inTurn(() -> send(change, name, body), () -> checked(change, name, push));
        });
    }

    private Answer<Boolean> send(Change change, String name, Map<String, Object> body) {
        return gitlab.change("PATCH", body, PATH + "/{}", change.target().holder(), name);
    }

    /** GitLab Free takes a list of who may push, and does nothing with it. */
    private Answer<Boolean> checked(Change change, String name, String push) {
        return Writes.with(
                rule(change, name),
                rule -> rule.filter(json -> pushers(json).equals(push))
                        .map(_ -> Writes.done())
                        .orElseGet(
                                () -> Writes.impossible(
                                        "GitLab left it as it was who may push to " + name
                                                + "; without Premium that is changed on the page Settings, Repository, Protected branches")));
    }

    private Answer<Optional<Json>> rule(Change change, String name) {
        return gitlab.list(PATH, change.target().holder()).map(rules -> Writes.named(rules, "name", name));
    }

    private static List<Map<String, Object>> allowed(String push) {
        List<Map<String, Object>> allowed = new ArrayList<>();
        for (String each : push.isEmpty() ? new String[0] : push.split(",", -1)) {
            int colon = each.indexOf(':');
            allowed.add(Map.of(each.substring(0, colon), Long.valueOf(each.substring(colon + 1))));
        }
        return allowed;
    }
}
