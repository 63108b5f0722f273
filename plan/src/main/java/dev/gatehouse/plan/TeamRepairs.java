package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.forge.Member;
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

    /** The team that Gitea makes of an organisation's owners. */
    static final String GITEA_OWNERS = "Owners";

    private final Draft draft;
    private final String organization;

    TeamRepairs(Draft draft) {
        this.draft = draft;
        this.organization = draft.forge.organization();
    }

    static boolean isOfOwners(ForgeContext forge, String team) {
        return forge.type().equals("gitea") && team.equalsIgnoreCase(GITEA_OWNERS);
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
        return roles;
    }

    void of(ForgePolicy policy) {
        Map<String, ForgePolicy.TeamPolicy> teams = policy.teams();
        if (teams == null) {
            return;
        }
        draft.asks(ChangeKind.TEAM, ChangeKind.TEAM_MEMBER);
        Map<String, String> declared = new TreeMap<>();
        teams.keySet().forEach(name -> declared.put(name.toLowerCase(Locale.ROOT), name));
        new TreeMap<>(teams).forEach(this::declared);
        for (Target team : draft.inventory.all(ChangeKind.TEAM, organization)) {
            if (!declared.containsKey(team.subject().toLowerCase(Locale.ROOT))
                    && !isOfOwners(draft.forge, team.subject())) {
                undeclared(team);
            }
        }
    }

    private void declared(String name, ForgePolicy.TeamPolicy policy) {
        if (isOfOwners(draft.forge, name)) {
            draft.keep("team " + name, "its members are declared as owners");
            return;
        }
        Target team = draft.target(ChangeKind.TEAM, organization, name);
        SortedMap<String, String> state = draft.inventory.state(team);
        String parent = policy.parent() == null ? "" : policy.parent();
        boolean nested = draft.forge.type().equals("github");
        if (state == null) {
            draft.add(team, nested ? Map.of(Attribute.PARENT, parent) : Map.of(), "it is declared");
        } else if (nested
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
        draft.removeTeam(team, reason);
    }
}
