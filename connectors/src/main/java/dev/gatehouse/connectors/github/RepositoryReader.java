package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.EachRepository;
import dev.gatehouse.connectors.forge.Permissions;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Repositories, their settings, and who reaches them directly. An archived one can't be changed, so it is listed and
 * not looked into.
 *
 * @see <a href="https://docs.github.com/rest/repos/repos#list-organization-repositories">List organization
 *     repositories</a>
 * @see <a href="https://docs.github.com/rest/collaborators/collaborators">Collaborators</a>
 */
final class RepositoryReader {

    private static final List<FactKind> OF_EACH = List.of(
            FactKind.GRANT,
            FactKind.INVITATION,
            FactKind.BRANCH_PROTECTION,
            FactKind.DEPLOY_KEY,
            FactKind.WEBHOOK,
            FactKind.DEPLOYMENT_ENVIRONMENT,
            FactKind.STORED_SECRET,
            FactKind.ACCOUNT_USE);

    private final GitHub github;
    private final ProtectionReader protections;
    private final MachineReader machines;
    private final ActivityReader activities;
    private final EachRepository each;
    private volatile boolean workflowsRestricted;
    private final RepositoryCounts counts;
    private final BranchChoice branches;

    RepositoryReader(
            GitHub github,
            MachineReader machines,
            ActivityReader activities,
            RepositoryCounts counts,
            BranchChoice branches,
            Consumer<String> progress) {
        this.branches = branches;
        this.github = github;
        this.protections = new ProtectionReader(github, counts);
        this.counts = counts;
        this.machines = machines;
        this.activities = activities;
        this.each = new EachRepository(OF_EACH, progress);
    }

    /**
     * Reads all.
     *
     * @param organization what GitHub tells of the organisation to this token
     * @param restricted whether the organisation restricts what workflows may do
     */
    void read(Optional<Json> organization, boolean restricted, Sightings sightings) {
        workflowsRestricted = restricted;
        each.read(
                github.list("/orgs/{}/repos?type=all", github.organization()),
                listed -> hidden(organization, listed.size()),
                sightings,
                this::repository);
    }

    /** Why the list may not be all; empty where it is. */
    private static Optional<EachRepository.Hidden> hidden(Optional<Json> organization, int listed) {
        String remedy = "Give a token of an owner with the scope repo.";
        Optional<Long> open = organization.flatMap(json -> json.number("public_repos"));
        Optional<Long> closed = organization.flatMap(json -> json.number("total_private_repos"));
        if (open.isEmpty() || closed.isEmpty()) {
            return Optional.of(new EachRepository.Hidden(
                    "GitHub does not tell this token how many repositories there are, so some may be hidden", remedy));
        }
        long all = open.get() + closed.get();
        return all > listed
                ? Optional.of(
                        new EachRepository.Hidden("the token sees " + listed + " of " + all + " repositories", remedy))
                : Optional.empty();
    }

    private void repository(Json json, Sightings seen) {
        Optional<String> name = json.word("full_name").filter(text -> text.indexOf('/') > 0);
        Optional<Boolean> archived = json.truth("archived");
        Optional<Boolean> fork = json.truth("fork");
        if (name.isEmpty() || archived.isEmpty() || fork.isEmpty()) {
            each.tooLittle("GitHub", name, seen);
            return;
        }
        String branch = json.word("default_branch").orElse("");
        Map<RepositorySetting, Told<String>> settings = new EnumMap<>(RepositorySetting.class);
        if (!archived.get()) {
            settings(json, name.get(), settings);
        }
        seen.add(new Repository(
                name.get(),
                visibility(json),
                archived.get(),
                fork.get(),
                branch,
                Told.of(json.instant("pushed_at"), "GitHub does not say when it was last pushed to"),
                settings,
                seen.origin("repos/" + name.get())));
        if (!archived.get()) {
            collaborators(name.get(), seen);
            invitations(name.get(), seen);
            if (branch.isEmpty()) {
                seen.gap(FactKind.BRANCH_PROTECTION, "GitHub does not name the default branch of " + name.get(), null);
            } else {
                protections.read(name.get(), branch, true, seen);
                branches.each(
                        name.get(),
                        branch,
                        () -> github.list("/repos/{}/{}/branches", RepositoryPath.parts(name.get())),
                        seen,
                        other -> protections.read(name.get(), other, false, seen));
            }
            machines.ofRepository(name.get(), seen);
            activities.read(name.get(), json.instant("pushed_at"), seen);
        }
    }

    private static Told<String> visibility(Json json) {
        Optional<String> visibility = json.word("visibility")
                .filter(word -> word.equals("public") || word.equals("internal") || word.equals("private"));
        return Told.of(
                visibility.or(() -> json.truth("private").map(closed -> closed ? "private" : "public")),
                "GitHub does not say who sees it");
    }

    private void settings(Json json, String name, Map<RepositorySetting, Told<String>> settings) {
        boolean open = visibility(json).is("public");
        if (!open) {
            settings.put(
                    RepositorySetting.PRIVATE_FORKING,
                    Told.of(json.truth("allow_forking").map(String::valueOf), "GitHub's list does not say it"));
        }
        analysis(json, "secret_scanning", RepositorySetting.SECRET_SCANNING, settings);
        analysis(json, "secret_scanning_push_protection", RepositorySetting.PUSH_PROTECTION, settings);
        settings.put(RepositorySetting.DEPENDENCY_ALERTS, alerts(json, name));
        if (!github.enterpriseServer()) {
            settings.put(RepositorySetting.RELEASES_IMMUTABLE, immutable(json, name));
        }
        Answer<Json> actions = github.ask("/repos/{}/{}/actions/permissions", RepositoryPath.parts(name));
        if (actions.value()
                .flatMap(answer -> answer.truth("enabled"))
                .filter(on -> !on)
                .isPresent()) {
            return;
        }
        settings.put(RepositorySetting.ACTIONS_ALLOWED, SettingValues.word(actions, "allowed_actions"));
        if (workflowsRestricted) {
            settings.put(RepositorySetting.WORKFLOW_TOKEN, Told.known("read"));
            settings.put(RepositorySetting.WORKFLOWS_APPROVE_REQUESTS, Told.known("false"));
            return;
        }
        Answer<Json> workflow = github.ask("/repos/{}/{}/actions/permissions/workflow", RepositoryPath.parts(name));
        settings.put(RepositorySetting.WORKFLOW_TOKEN, SettingValues.word(workflow, "default_workflow_permissions"));
        settings.put(
                RepositorySetting.WORKFLOWS_APPROVE_REQUESTS,
                SettingValues.truth(workflow, "can_approve_pull_request_reviews"));
    }

    private Told<String> alerts(Json json, String name) {
        Optional<Boolean> counted = counts.alerts(name);
        if (counted.isPresent()) {
            return Told.known(String.valueOf(counted.get()));
        }
        return there(
                json,
                github.transport().isThere(Call.get("/repos/{}/{}/vulnerability-alerts", RepositoryPath.parts(name))));
    }

    /** GitHub answers 404 where they are not immutable, and to those who may not know. */
    private Told<String> immutable(Json json, String name) {
        Answer<Json> answer = github.ask("/repos/{}/{}/immutable-releases", RepositoryPath.parts(name));
        return answer.notFound() ? there(json, Answer.seen(false)) : SettingValues.truth(answer, "enabled");
    }

    /** What only an administrator is told: to others 404 says nothing. */
    private static Told<String> there(Json json, Answer<Boolean> answer) {
        boolean administers = json.get("permissions").truth("admin").orElse(false);
        return switch (answer) {
            case Answer.Seen<Boolean>(Boolean there) ->
                there || administers
                        ? Told.known(String.valueOf(there))
                        : Told.untold("GitHub says it to administrators of the repository alone");
            case Answer.Unseen<Boolean> unseen -> Told.untold(unseen.whole());
        };
    }

    private static void analysis(
            Json json, String field, RepositorySetting setting, Map<RepositorySetting, Told<String>> settings) {
        Optional<String> status = json.get("security_and_analysis").get(field).word("status");
        settings.put(
                setting,
                Told.of(
                        status.map(word -> String.valueOf(word.equals("enabled"))),
                        "GitHub says it to administrators of the repository alone"));
    }

    private void collaborators(String name, Sightings seen) {
        if (counts.none(name, RepositoryCounts.COLLABORATORS)) {
            return;
        }
        Optional<List<Json>> direct = seen.take(
                FactKind.GRANT,
                github.list("/repos/{}/{}/collaborators?affiliation=direct", RepositoryPath.parts(name)));
        if (direct.isEmpty() || direct.get().isEmpty()) {
            return;
        }
        Optional<List<Json>> outside = seen.take(
                FactKind.GRANT,
                github.list("/repos/{}/{}/collaborators?affiliation=outside", RepositoryPath.parts(name)));
        Set<String> outsiders = new HashSet<>();
        for (Json person : outside.orElse(List.of())) {
            person.word("login")
                    .ifPresentOrElse(
                            outsiders::add,
                            () -> seen.gap(FactKind.GRANT, "GitHub named someone outside without a login", null));
        }
        for (Json person : direct.get()) {
            Optional<String> login = person.word("login");
            Optional<String> permission = person.word("role_name")
                    .flatMap(Permissions::of)
                    .or(() -> Permissions.strongest(person.get("permissions")));
            if (login.isEmpty() || permission.isEmpty()) {
                seen.gap(
                        FactKind.GRANT,
                        "GitHub does not say what " + login.orElse("someone") + " may do in " + name,
                        null);
                continue;
            }
            seen.add(new Grant(
                    name,
                    login.get(),
                    permission.get(),
                    outsiders.contains(login.get()) ? "outside" : "direct",
                    seen.origin("repos/" + name + "/collaborators/" + login.get())));
        }
    }

    private void invitations(String name, Sightings seen) {
        Optional<List<Json>> invitations =
                seen.take(FactKind.INVITATION, github.list("/repos/{}/{}/invitations", RepositoryPath.parts(name)));
        for (Json each : invitations.orElse(List.of())) {
            String id = each.number("id").map(String::valueOf).orElse("?");
            seen.add(new Invitation(
                    name,
                    id,
                    each.get("invitee").word("login").orElse("someone"),
                    each.word("permissions").flatMap(Permissions::of).orElse("untold"),
                    Told.of(each.instant("created_at"), "GitHub does not say when"),
                    seen.origin("repos/" + name + "/invitations/" + id)));
        }
    }
}
