package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.EachRepository;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Projects of the group and those within it, who reaches them, and what guards them. An archived one can't be changed,
 * so it is listed alone.
 *
 * @see <a href="https://docs.gitlab.com/api/projects/">Projects</a>
 */
final class ProjectReader {

    private static final List<FactKind> OF_EACH = List.of(
            FactKind.GRANT,
            FactKind.MEMBER,
            FactKind.INVITATION,
            FactKind.BRANCH_PROTECTION,
            FactKind.DEPLOY_KEY,
            FactKind.ACCESS_TOKEN,
            FactKind.WEBHOOK,
            FactKind.DEPLOYMENT_ENVIRONMENT,
            FactKind.STORED_SECRET);

    private final GitLab gitlab;
    private final ProtectionReader protections;
    private final BranchChoice branches;
    private final MachineReader machines;
    private final EnvironmentReader environments;
    private final EachRepository each;
    private final Set<String> direct = new ConcurrentSkipListSet<>();

    ProjectReader(GitLab gitlab, MachineReader machines, BranchChoice branches, Consumer<String> progress) {
        this.branches = branches;
        this.gitlab = gitlab;
        this.protections = new ProtectionReader(gitlab);
        this.machines = machines;
        this.environments = new EnvironmentReader(gitlab);
        this.each = new EachRepository(OF_EACH, progress);
    }

    /**
     * Reads all.
     *
     * @param groups the group and those within it
     * @param hidden why some projects may be hidden from the token
     */
    void read(List<Group> groups, PeopleReader people, Optional<EachRepository.Hidden> hidden, Sightings sightings) {
        List<Json> projects = each.read(
                gitlab.list(
                        "/groups/{}/projects?include_subgroups=true&with_shared=false&order_by=id&sort=asc",
                        gitlab.group()),
                _ -> hidden,
                sightings,
                (project, seen) -> project(project, groups, seen));
        for (Json project : projects) {
            project.word("path_with_namespace").ifPresent(path -> shared(project, path, groups, people, sightings));
        }
    }

    /** The accounts that projects name directly. */
    Set<String> direct() {
        return Set.copyOf(direct);
    }

    private void project(Json listed, List<Group> groups, Sightings seen) {
        Optional<String> path = listed.word("path_with_namespace").filter(text -> text.indexOf('/') > 0);
        Optional<Long> id = listed.number("id");
        Optional<Boolean> archived = listed.truth("archived");
        if (path.isEmpty() || id.isEmpty() || archived.isEmpty()) {
            each.tooLittle("GitLab", path, seen);
            return;
        }
        String number = String.valueOf(id.get());
        Json project = archived.get() || listed.has("only_allow_merge_if_pipeline_succeeds")
                ? listed
                : gitlab.ask("/projects/{}", number).value().orElse(listed);
        String branch = project.word("default_branch").orElse("");
        Map<RepositorySetting, Told<String>> settings = new EnumMap<>(RepositorySetting.class);
        if (!archived.get()) {
            settings(number, project, settings);
            if (!branch.isEmpty()) {
                protections.read(number, project, branch, true, settings, seen);
                branches.each(
                        path.get(),
                        branch,
                        () -> gitlab.list("/projects/{}/repository/branches", number),
                        seen,
                        other -> protections.read(
                                number, project, other, false, new EnumMap<>(RepositorySetting.class), seen));
            } else if (!project.truth("empty_repo").orElse(false)) {
                seen.gap(FactKind.BRANCH_PROTECTION, "GitLab does not name the default branch of " + path.get(), null);
            }
        }
        seen.add(new Repository(
                path.get(),
                Told.of(project.word("visibility"), "GitLab does not say who sees it"),
                archived.get(),
                project.has("forked_from_project"),
                branch,
                Told.of(project.instant("last_activity_at"), "GitLab does not say when it was last active"),
                settings,
                seen.origin("projects/" + path.get())));
        if (archived.get()) {
            return;
        }
        members(number, path.get(), seen);
        PeopleReader.invitations(
                "projects/" + path.get(), path.get(), gitlab.list("/projects/{}/invitations", number), seen);
        machines.ofProject(number, path.get(), seen);
        environments.read(
                number,
                path.get(),
                groups.stream().filter(group -> group.holds(path.get())).toList(),
                seen);
    }

    private void settings(String id, Json project, Map<RepositorySetting, Told<String>> settings) {
        if (project.word("visibility").filter("public"::equals).isEmpty()) {
            settings.put(
                    RepositorySetting.PRIVATE_FORKING,
                    Told.of(
                            project.word("forking_access_level")
                                    .map(level -> String.valueOf(!level.equals("disabled"))),
                            "GitLab does not say it"));
        }
        settings.put(RepositorySetting.PIPELINE_VARIABLES_BY_ANYONE, variables(project));
        settings.put(
                RepositorySetting.JOB_TOKEN_LIMITED,
                switch (gitlab.ask("/projects/{}/job_token_scope", id)) {
                    case Answer.Seen<Json>(Json scope) ->
                        Told.of(scope.truth("inbound_enabled").map(String::valueOf), "GitLab does not say it");
                    case Answer.Unseen<Json> unseen -> Told.untold(unseen.whole());
                });
        settings.put(
                RepositorySetting.TAGS_PROTECTED,
                switch (gitlab.list("/projects/{}/protected_tags", id)) {
                    case Answer.Seen<List<Json>>(List<Json> tags) -> Told.known(String.valueOf(!tags.isEmpty()));
                    case Answer.Unseen<List<Json>> unseen -> Told.untold(unseen.whole());
                });
    }

    /** Older servers say it with {@code restrict_user_defined_variables}. */
    private static Told<String> variables(Json project) {
        Optional<String> role = project.word("ci_pipeline_variables_minimum_override_role");
        return Told.of(
                role.map(word -> String.valueOf(word.equals("developer")))
                        .or(() ->
                                project.truth("restrict_user_defined_variables").map(on -> String.valueOf(!on))),
                "GitLab does not say who may set a pipeline's variables");
    }

    private void members(String id, String path, Sightings seen) {
        Optional<List<Json>> members =
                seen.take(List.of(FactKind.GRANT, FactKind.MEMBER), gitlab.list("/projects/{}/members", id));
        PeopleReader.levels(members.orElse(List.of()), path, seen).forEach((account, level) -> {
            direct.add(account);
            level.permission()
                    .ifPresent(permission -> seen.add(new Grant(
                            path, account, permission, "direct", seen.origin("projects/" + path + "/members"))));
        });
    }

    /** What a project's groups give: those it lies in, those that share with another, and its own sharing. */
    private void shared(Json project, String path, List<Group> groups, PeopleReader people, Sightings sightings) {
        for (Group group : groups) {
            if (!group.holds(path)) {
                continue;
            }
            grant(path, group.path(), AccessLevel.ADMINISTRATOR, people, sightings, "groups/" + group.path());
            if (!group.path().equals(gitlab.group())) {
                group.told()
                        .each("shared_with_groups")
                        .forEach(share -> share(path, share, people, sightings, "groups/" + group.path()));
            }
        }
        Optional<List<Json>> shares = project.get("shared_with_groups").items();
        if (shares.isEmpty()) {
            sightings.gap(FactKind.GRANT, "GitLab does not say with whom " + path + " is shared", null);
        }
        for (Json share : shares.orElse(List.of())) {
            people.invite(share, sightings);
            share(path, share, people, sightings, "projects/" + path);
        }
    }

    /**
     * Says what those may do that something is shared with.
     *
     * @param holder the address of what is shared: the project, or a group that it lies in
     */
    private void share(String path, Json share, PeopleReader people, Sightings sightings, String holder) {
        Optional<String> group = share.word("group_full_path");
        Optional<AccessLevel> most = share.number("group_access_level").flatMap(AccessLevel::of);
        if (group.isEmpty() || most.isEmpty()) {
            sightings.gap(FactKind.GRANT, "GitLab does not say with whom " + path + " is shared, and how far", null);
        } else {
            grant(path, group.get(), most.get(), people, sightings, holder);
        }
    }

    private void grant(
            String path, String group, AccessLevel most, PeopleReader people, Sightings sightings, String holder) {
        for (GroupTeam team : people.teamsOf(group)) {
            team.level()
                    .atMost(most)
                    .permission()
                    .ifPresent(permission -> sightings.add(new TeamGrant(
                            path, team.name(), permission, sightings.origin(holder + "/shared_with_groups#" + group))));
        }
    }
}
