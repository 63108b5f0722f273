package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.DeploymentEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What pipelines deploy to, and what guards it: a protected environment of the project, by name, and of each group
 * around it, by tier.
 *
 * @see <a href="https://docs.gitlab.com/api/protected_environments/">Protected environments</a>
 */
final class EnvironmentReader {

    private final GitLab gitlab;
    private final Map<String, Answer<List<Json>>> ofGroups = new ConcurrentHashMap<>();

    EnvironmentReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /**
     * Reads a project's.
     *
     * @param groups around it
     */
    void read(String id, String path, List<Group> groups, Sightings seen) {
        Optional<List<Json>> environments = seen.take(
                FactKind.DEPLOYMENT_ENVIRONMENT, gitlab.list("/projects/{}/environments?states=available", id));
        if (environments.isEmpty() || environments.get().isEmpty()) {
            return;
        }
        Answer<List<Json>> own = gitlab.list("/projects/{}/protected_environments", id);
        List<Answer<List<Json>>> around = new ArrayList<>();
        for (Group group : groups) {
            around.add(ofGroups.computeIfAbsent(
                    group.path(), name -> gitlab.list("/groups/{}/protected_environments", name)));
        }
        for (Json each : environments.get()) {
            Optional<String> name = each.word("name");
            if (name.isEmpty()) {
                seen.gap(
                        FactKind.DEPLOYMENT_ENVIRONMENT,
                        "GitLab named an environment of " + path + " without its name",
                        null);
                continue;
            }
            seen.add(new DeploymentEnvironment(
                    path,
                    name.get(),
                    reviewed(name.get(), each.word("tier").orElse(""), own, around),
                    Told.noNotion(),
                    Told.noNotion(),
                    Told.noNotion(),
                    seen.origin("projects/" + path + "/environments/" + Call.encoded(name.get()))));
        }
    }

    private static Told<Boolean> reviewed(
            String name, String tier, Answer<List<Json>> own, List<Answer<List<Json>>> around) {
        List<Told<Boolean>> said = new ArrayList<>(List.of(reviewed(name, own)));
        around.forEach(answer -> said.add(reviewed(tier, answer)));
        return said.stream()
                .filter(each -> each.is(true))
                .findFirst()
                .or(() -> said.stream().filter(each -> each.told().isEmpty()).findFirst())
                .orElseGet(() -> Told.known(false));
    }

    private static Told<Boolean> reviewed(String name, Answer<List<Json>> answer) {
        return switch (answer) {
            case Answer.Unseen<List<Json>> unseen -> Told.untold(unseen.reason() + "; " + GitLab.PLAN_OR_RIGHTS);
            case Answer.Seen<List<Json>>(List<Json> guarded) -> {
                if (guarded.stream().anyMatch(each -> each.word("name").isEmpty())) {
                    yield Told.untold("GitLab named a protected environment without its name");
                }
                yield Told.known(guarded.stream()
                        .anyMatch(each -> each.word("name").filter(name::equals).isPresent() && approved(each)));
            }
        };
    }

    private static boolean approved(Json guarded) {
        return guarded.number("required_approval_count")
                        .filter(count -> count > 0)
                        .isPresent()
                || guarded.each("approval_rules").stream()
                        .anyMatch(rule -> rule.number("required_approvals")
                                .filter(count -> count > 0)
                                .isPresent());
    }
}
