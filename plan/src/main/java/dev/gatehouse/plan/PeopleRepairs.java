package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.ForgePolicy;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Owners, members, outside collaborators and open invitations that are not as declared, and people who left. */
final class PeopleRepairs {

    private final Draft draft;
    private final String organization;

    PeopleRepairs(Draft draft) {
        this.draft = draft;
        this.organization = draft.forge.organization();
    }

    void of(Optional<ForgePolicy> policy) {
        leavers();
        policy.ifPresent(this::declared);
    }

    /** Whoever left goes, wherever they are still seen. */
    private void leavers() {
        boolean any = draft.baseline.people().stream()
                .anyMatch(p -> !p.presentOn(draft.today) && p.accounts().containsKey(draft.forge.type()));
        if (!any) {
            return;
        }
        draft.asks(ChangeKind.MEMBER, ChangeKind.TEAM_MEMBER, ChangeKind.COLLABORATOR);
        List<Target> there = new ArrayList<>();
        for (ChangeKind kind : List.of(
                ChangeKind.COLLABORATOR, ChangeKind.TEAM_MEMBER, ChangeKind.OUTSIDE_COLLABORATOR, ChangeKind.MEMBER)) {
            there.addAll(draft.inventory.all(kind));
        }
        for (Target target : there) {
            draft.left(target.subject())
                    .ifPresent(person -> draft.remove(target, person.name() + " left on " + person.left()));
        }
    }

    private void declared(ForgePolicy policy) {
        List<String> owners = policy.owners();
        List<String> members = policy.members();
        Map<String, String> owning = owners == null ? new LinkedHashMap<>() : draft.accounts(owners, policy.location());
        Map<String, String> belonging =
                members == null ? new LinkedHashMap<>() : draft.accounts(members, policy.location());
        if (owners != null || members != null) {
            draft.asks(ChangeKind.MEMBER);
            for (Target target : draft.inventory.all(ChangeKind.MEMBER)) {
                String account = target.subject().toLowerCase(Locale.ROOT);
                boolean owns = owning.containsKey(account);
                boolean belongs = owns || belonging.containsKey(account);
                there(target, owners != null, members != null, owns, belongs);
            }
            owning.values().forEach(account -> missing(account, Member.OWNER));
            belonging.forEach((key, account) -> {
                if (!owning.containsKey(key)) {
                    missing(account, Member.MEMBER);
                }
            });
        }
        if (members != null && owners != null) {
            invitations(owning, belonging);
        }
        if (members != null) {
            teamsAreOfMembers(policy, owning, belonging);
        }
        List<String> outside = policy.outside();
        if (outside != null) {
            outside(draft.accounts(outside, policy.location()));
        }
    }

    /** Nobody is in a team and not in the organisation: it would be put in and taken out for ever. */
    private void teamsAreOfMembers(ForgePolicy policy, Map<String, String> owning, Map<String, String> belonging) {
        if (policy.teams() == null) {
            return;
        }
        policy.teams().forEach((team, declared) -> {
            for (String account : TeamRepairs.desired(draft, team).keySet()) {
                if (!owning.containsKey(account) && !belonging.containsKey(account)) {
                    throw new InvalidInput(
                            account + " is declared in team " + team + ", but not in " + draft.source(),
                            declared.location(),
                            null,
                            "Add them to its members, or take them out of the team.");
                }
            }
        });
    }

    private void there(Target target, boolean ownersDeclared, boolean membersDeclared, boolean owns, boolean belongs) {
        SortedMap<String, String> state = draft.inventory.state(target);
        boolean isOwner = state != null && Member.OWNER.equals(state.get(Attribute.ROLE));
        if (membersDeclared && !belongs && (ownersDeclared || !isOwner)) {
            everything(target, "they are declared neither as owner nor as member of " + organization);
        } else if (ownersDeclared && isOwner && !owns) {
            draft.change(
                    target, Map.of(Attribute.ROLE, Member.MEMBER), "they are not declared as owner of " + organization);
        } else if (ownersDeclared && !isOwner && owns) {
            draft.change(target, Map.of(Attribute.ROLE, Member.OWNER), "they are declared as owner");
        }
    }

    /** What goes with a member: what the forge would take away besides, so that it can be given back. */
    private void everything(Target member, String reason) {
        boolean invited = draft.inventory.all(ChangeKind.TEAM_MEMBER).stream()
                .anyMatch(target -> draft.forge.teamsAreLevels()
                        && target.subject().equalsIgnoreCase(member.subject())
                        && draft.inventory.isInherited(target));
        if (invited) {
            draft.manual(
                    member.subject() + " of " + organization,
                    draft.forge.web() + "/groups/" + organization + "/-/group_members?tab=groups",
                    "Remove the group that they come with",
                    reason + "; they come with a group that is invited");
            return;
        }
        for (ChangeKind kind : List.of(ChangeKind.COLLABORATOR, ChangeKind.TEAM_MEMBER)) {
            for (Target target : draft.inventory.all(kind)) {
                if (target.subject().equalsIgnoreCase(member.subject()) && !isDeclared(target)) {
                    draft.remove(target, reason);
                }
            }
        }
        draft.remove(member, reason);
    }

    /** Whether a repository declares someone who is to leave the organisation, and so to reach it from outside. */
    private boolean isDeclared(Target target) {
        return target.kind() == ChangeKind.COLLABORATOR
                && draft.repositories.of(target.holder()).stream()
                        .flatMap(each -> each.membersOn(draft.today).keySet().stream())
                        .flatMap(person -> draft.person(person).stream())
                        .anyMatch(person -> target.subject()
                                .equalsIgnoreCase(person.accounts().get(draft.forge.type())));
    }

    private void missing(String account, String role) {
        Target target = draft.target(ChangeKind.MEMBER, organization, account);
        if (draft.inventory.state(target) != null) {
            return;
        }
        if (!draft.forge.type().equals("github") && role.equals(Member.MEMBER)) {
            boolean comes = draft.policy()
                    .flatMap(policy -> Optional.ofNullable(policy.teams()))
                    .filter(teams -> teams.keySet().stream()
                            .anyMatch(team ->
                                    TeamRepairs.desired(draft, team).containsKey(account.toLowerCase(Locale.ROOT))))
                    .isPresent();
            if (comes) {
                return;
            }
            if (draft.forge.type().equals("gitea")) {
                draft.keep(
                        account, "this forge knows members by their teams only, and they are in none that is declared");
                return;
            }
        }
        if (draft.forge.type().equals("github")) {
            draft.asks(ChangeKind.INVITATION);
            if (draft.inventory.invitation(organization, account).isPresent()) {
                draft.keep(account, "they are invited, and have not accepted yet");
                return;
            }
        }
        draft.add(target, Map.of(Attribute.ROLE, role), "they are declared as " + role);
    }

    private void invitations(Map<String, String> owning, Map<String, String> belonging) {
        for (Target invitation : draft.inventory.all(ChangeKind.INVITATION, organization)) {
            SortedMap<String, String> state = draft.inventory.state(invitation);
            String invited = state == null ? "" : state.getOrDefault(Attribute.INVITED, "");
            String key = invited.toLowerCase(Locale.ROOT);
            if (owning.containsKey(key) || belonging.containsKey(key)) {
                continue;
            }
            if (invited.isEmpty() || invited.indexOf(' ') >= 0) {
                draft.keep("invitation " + invitation.subject(), "it went by e-mail, and it is not told to whom");
            } else {
                draft.remove(invitation, invited + " is declared neither as owner nor as member");
            }
        }
    }

    private void outside(Map<String, String> declared) {
        draft.asks(ChangeKind.OUTSIDE_COLLABORATOR);
        for (Target target : draft.inventory.all(ChangeKind.OUTSIDE_COLLABORATOR)) {
            if (!declared.containsKey(target.subject().toLowerCase(Locale.ROOT))) {
                everything(target, "they are not declared as outside collaborator");
            }
        }
    }
}
