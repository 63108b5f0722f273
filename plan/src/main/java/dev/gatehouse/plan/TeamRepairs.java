package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Teams that are missing, too many, or made of others than declared. */
final class TeamRepairs {

    private final Draft draft;
    private final String organization;

    TeamRepairs(Draft draft) {
        this.draft = draft;
        this.organization = draft.forge.organization();
    }

    /** Who a team is to be made of, with their roles. */
    static Map<String, String> desired(Draft draft, String team) {
        Optional<ForgePolicy.TeamPolicy> policy = draft.policy()
                .flatMap(forge -> Optional.ofNullable(forge.teams()))
                .flatMap(teams -> Optional.ofNullable(teams.get(team)));
        List<String> people =
                new ArrayList<>(policy.map(ForgePolicy.TeamPolicy::people).orElse(List.of()));
        for (Person person : draft.baseline.people()) {
            if (person.groups().contains(team) && person.accounts().containsKey(draft.forge.type())) {
                people.add(person.name());
            }
        }
        Map<String, String> roles = new TreeMap<>();
        draft.accounts(people, policy.map(ForgePolicy.TeamPolicy::location).orElse(null))
                .keySet()
                .forEach(account -> roles.put(account, "member"));
        policy.ifPresent(each -> draft.accounts(each.maintainers(), each.location())
                .keySet()
                .forEach(account -> roles.put(account, "maintainer")));
        if (draft.forge.teamsAreLevels() && isTopmost(draft, team)) {
            draft.policy()
                    .flatMap(forge -> Optional.ofNullable(forge.owners()))
                    .ifPresent(owners -> roles.keySet()
                            .removeAll(draft.accounts(owners, null).keySet()));
        }
        return roles;
    }

    /** Whether a team is of the organisation's own group. */
    private static boolean isTopmost(Draft draft, String team) {
        return GroupTeam.of(team)
                .filter(each -> each.group().equalsIgnoreCase(draft.forge.organization()))
                .isPresent();
    }

    void of(ForgePolicy policy) {
        Map<String, ForgePolicy.TeamPolicy> teams = policy.teams();
        if (teams == null) {
            return;
        }
        draft.asks(ChangeKind.TEAM, ChangeKind.TEAM_MEMBER);
        Map<String, String> declared = new TreeMap<>();
        teams.keySet().forEach(name -> declared.put(name.toLowerCase(Locale.ROOT), name));
        if (draft.forge.teamsAreLevels()) {
            oneLevelEach(teams);
        }
        new TreeMap<>(teams).forEach(this::declared);
        for (Target team : draft.inventory.all(ChangeKind.TEAM, organization)) {
            if (!declared.containsKey(team.subject().toLowerCase(Locale.ROOT))
                    && !Team.isOfOwners(draft.source(), team.subject())
                    && isExcluded(team.subject())) {
                undeclared(team);
            }
        }
    }

    /**
     * Whoever is in a group is at one level of it.
     *
     * @throws InvalidInput where the baseline has someone at two
     */
    private void oneLevelEach(Map<String, ForgePolicy.TeamPolicy> teams) {
        Map<String, String> levels = new TreeMap<>();
        new TreeMap<>(teams)
                .forEach((name, policy) -> GroupTeam.of(name).ifPresent(team -> {
                    for (String account : desired(draft, name).keySet()) {
                        String other = levels.put(team.group().toLowerCase(Locale.ROOT) + ' ' + account, name);
                        if (other != null) {
                            throw new InvalidInput(
                                    account + " is declared in " + other + " and in " + name,
                                    policy.location(),
                                    null,
                                    "A member of a group on GitLab has one level there.");
                        }
                    }
                }));
    }

    /** Whether a team of a forge whose teams are levels can be declared; it says why not. */
    private boolean isOfLevel(String name) {
        Optional<GroupTeam> team = GroupTeam.of(name).filter(each -> !each.invited());
        if (team.isEmpty()) {
            draft.keep("team " + name, "a team of this forge is GROUP:LEVEL, such as " + organization + ":developer");
        } else if (!isWithin(team.get().group())) {
            draft.keep("team " + name, "its group lies outside " + organization);
        } else {
            return true;
        }
        return false;
    }

    private boolean isWithin(String group) {
        return group.equalsIgnoreCase(organization)
                || new GroupTeam(organization, AccessLevel.OWNER, false).holds(group);
    }

    /** Whether nobody may be in a team that is not declared: it lies within, and may do something. */
    private boolean isExcluded(String name) {
        return !draft.forge.teamsAreLevels()
                || GroupTeam.of(name)
                        .filter(team ->
                                !team.invited() && team.level().permission().isPresent() && isWithin(team.group()))
                        .isPresent();
    }

    private void declared(String name, ForgePolicy.TeamPolicy policy) {
        if (Team.isOfOwners(draft.source(), name)) {
            draft.keep("team " + name, "its members are declared as owners");
            return;
        }
        if (draft.forge.teamsAreLevels() && !isOfLevel(name)) {
            return;
        }
        Target team = draft.target(ChangeKind.TEAM, organization, name);
        SortedMap<String, String> state = draft.inventory.state(team);
        String parent = policy.parent() == null ? "" : policy.parent();
        boolean nested = draft.forge.type().equals("github");
        boolean there = state != null
                || GroupTeam.of(name)
                        .filter(each -> draft.inventory.hasGroup(each.group()))
                        .isPresent();
        if (!there) {
            draft.add(team, nested ? Map.of(Attribute.PARENT, parent) : Map.of(), "it is declared");
        } else if (state != null
                && nested
                && policy.parent() != null
                && !parent.equalsIgnoreCase(state.getOrDefault(Attribute.PARENT, ""))) {
            draft.change(team, Map.of(Attribute.PARENT, parent), "it is declared as part of " + parent);
        }
        Map<String, String> desired = desired(draft, name);
        for (Target member : draft.inventory.all(ChangeKind.TEAM_MEMBER, name)) {
            String role = desired.remove(member.subject().toLowerCase(Locale.ROOT));
            if (role == null) {
                if (!draft.inventory.isInherited(member)) {
                    draft.remove(member, "the baseline does not have them in team " + name);
                }
            } else if (!role.equals(draft.inventory.valueOf(member, Attribute.ROLE)) && roles() && !owns(member)) {
                draft.change(member, Map.of(Attribute.ROLE, role), "they are declared as " + role + " of the team");
            }
        }
        desired.forEach((account, role) -> draft.add(
                draft.target(ChangeKind.TEAM_MEMBER, name, account),
                Map.of(Attribute.ROLE, roles() ? role : "member"),
                "the baseline has them in team " + name));
    }

    /** Whether teams have maintainers. */
    private boolean roles() {
        return draft.forge.type().equals("github");
    }

    /** Owners of the organisation maintain every team they are in. */
    private boolean owns(Target member) {
        Target inOrganization = draft.target(ChangeKind.MEMBER, organization, member.subject());
        return Member.OWNER.equals(draft.inventory.valueOf(inOrganization, Attribute.ROLE));
    }

    private void undeclared(Target team) {
        String reason = "no team " + team.subject() + " is declared";
        for (Target grant : draft.inventory.all(ChangeKind.TEAM_REPOSITORY)) {
            if (grant.subject().equalsIgnoreCase(team.subject())) {
                draft.remove(grant, reason);
            }
        }
        for (Target member : draft.inventory.all(ChangeKind.TEAM_MEMBER, team.subject())) {
            if (!draft.inventory.isInherited(member)) {
                draft.remove(member, reason);
            }
        }
        if (!draft.forge.teamsAreLevels()) {
            draft.removeTeam(team, reason);
        }
    }
}
