package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups that a project on GitLab is shared with, where they are not as declared. A project is shared with a whole
 * group, up to a level; the groups that it lies in reach it anyway.
 */
final class ShareRepairs {

    private final Draft draft;
    private final String repository;
    private final Map<String, AccessLevel> most = new TreeMap<>();

    ShareRepairs(Draft draft, String repository) {
        this.draft = draft;
        this.repository = repository;
    }

    void of(List<AccessPolicy.Repository> declared) {
        draft.asks(ChangeKind.TEAM_REPOSITORY);
        Map<String, String> wanted = new TreeMap<>();
        for (AccessPolicy.Repository each : declared) {
            each.teamsOn(draft.today)
                    .forEach((team, permission) -> shared(team, permission).ifPresent(group -> {
                        wanted.merge(team.toLowerCase(Locale.ROOT), permission, Reach::stronger);
                        AccessLevel.permitting(permission)
                                .ifPresent(level ->
                                        most.merge(group.toLowerCase(Locale.ROOT), level, AccessLevel::atLeast));
                    }));
        }
        for (Target grant : draft.inventory.all(ChangeKind.TEAM_REPOSITORY, repository)) {
            String permission = wanted.remove(grant.subject().toLowerCase(Locale.ROOT));
            if (!draft.inventory.isInherited(grant)) {
                there(grant, permission, declared);
            }
        }
        wanted.forEach((team, permission) -> {
            if (gives(team, permission)) {
                draft.add(
                        draft.target(ChangeKind.TEAM_REPOSITORY, repository, team),
                        Map.of(Attribute.PERMISSION, permission),
                        "it is declared");
            }
        });
    }

    /** The group of a team that the project has to be shared with. */
    private Optional<String> shared(String name, String permission) {
        Optional<GroupTeam> team = GroupTeam.of(name);
        if (team.isEmpty()) {
            keep(name, "a team of this forge is GROUP:LEVEL, such as " + draft.forge.organization() + ":developer");
            return Optional.empty();
        }
        if (!team.get().holds(repository)) {
            return team.filter(each -> !each.invited()).map(GroupTeam::group);
        }
        boolean same =
                team.get().level().permission().filter(permission::equals).isPresent();
        if (!same && !Team.isOfOwners(draft.source(), name)) {
            keep(name, "it comes with the group that the project lies in, where its level decides");
        }
        return Optional.empty();
    }

    private void there(Target grant, @Nullable String permission, List<AccessPolicy.Repository> declared) {
        String name = grant.subject();
        if (permission == null) {
            if (most.containsKey(group(name))) {
                keep(name, "the project is shared with the whole group, and another level of it is declared");
            } else {
                draft.remove(
                        grant,
                        RepositoryRepairs.ended(
                                draft,
                                declared,
                                name.toLowerCase(Locale.ROOT),
                                true,
                                "the team is not declared for " + repository));
            }
        } else if (!permission.equals(draft.inventory.valueOf(grant, Attribute.PERMISSION))
                && gives(name, permission)) {
            draft.change(grant, Map.of(Attribute.PERMISSION, permission), "declared is " + permission);
        }
    }

    /** Whether sharing as far as is declared gives a team just that. */
    private boolean gives(String name, String permission) {
        AccessLevel shared = most.getOrDefault(group(name), AccessLevel.NONE);
        boolean gives = GroupTeam.of(name)
                .flatMap(team -> team.level().atMost(shared).permission())
                .filter(permission::equals)
                .isPresent();
        if (!gives) {
            keep(name, "a project is shared with a whole group, up to one level, which can't give " + permission);
        }
        return gives;
    }

    private static String group(String name) {
        return GroupTeam.of(name).map(GroupTeam::group).orElse(name).toLowerCase(Locale.ROOT);
    }

    private void keep(String team, String why) {
        draft.keep("team " + team + " on " + repository, why);
    }
}
