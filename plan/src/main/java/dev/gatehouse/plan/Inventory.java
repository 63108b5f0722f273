package dev.gatehouse.plan;

import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.Webhook;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that can be changed on one forge, as it is, by target. Values that were not told are not in it. */
public final class Inventory {

    private final String source;
    /** By kind, then by holder and by subject in lower case. */
    private final Map<ChangeKind, SortedMap<String, SortedMap<String, Target>>> targets =
            new EnumMap<>(ChangeKind.class);

    private final Map<String, SortedMap<String, String>> states = new HashMap<>();
    private final Map<String, String> untold = new HashMap<>();
    private final Map<String, Repository> repositories = new TreeMap<>();
    private final Map<String, Team> teams = new TreeMap<>();
    private final Set<String> classic = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> inherited = new HashSet<>();
    private final Set<String> covered = new HashSet<>();

    private Inventory(String source) {
        this.source = source;
    }

    /** What a snapshot has of a source. */
    public static Inventory of(Snapshot snapshot, String source) {
        Inventory inventory = new Inventory(source);
        List<Fact> facts = snapshot.facts().stream()
                .filter(fact -> fact.origin().source().equalsIgnoreCase(source))
                .toList();
        for (Fact fact : facts) {
            inventory.take(fact);
        }
        inventory.keys(facts);
        inventory.inheritance();
        if (source.startsWith("gitea:")) {
            inventory.coverage();
        }
        return inventory;
    }

    private void take(Fact fact) {
        switch (fact) {
            case Organization organization -> {
                groups.add(organization.name().toLowerCase(Locale.ROOT));
                organization
                        .settings()
                        .forEach((setting, told) -> told(
                                ChangeKind.ORGANIZATION_SETTING,
                                organization.name(),
                                SettingShapes.key(setting),
                                told));
            }
            case Repository repository -> {
                repositories.put(repository.name().toLowerCase(Locale.ROOT), repository);
                repository
                        .settings()
                        .forEach((setting, told) -> told(
                                ChangeKind.REPOSITORY_SETTING, repository.name(), SettingShapes.key(setting), told));
            }
            case Member member -> member(member);
            case Team team -> team(team);
            case TeamGrant grant when comesWithGroup(grant) -> {
                // Whoever is in the group reaches it, and is counted there.
            }
            case TeamGrant grant -> {
                put(
                        ChangeKind.TEAM_REPOSITORY,
                        grant.repository(),
                        grant.team(),
                        Map.of(Attribute.PERMISSION, grant.permission()));
                merge(
                        new Target(source, ChangeKind.TEAM, organization(), grant.team()),
                        Attribute.PERMISSION,
                        grant.permission());
                if (sharedFromAbove(grant)) {
                    inherited.add(
                            new Target(source, ChangeKind.TEAM_REPOSITORY, grant.repository(), grant.team()).key());
                }
            }
            case Grant grant ->
                put(
                        ChangeKind.COLLABORATOR,
                        grant.repository(),
                        grant.account(),
                        Map.of(Attribute.PERMISSION, grant.permission()));
            case Invitation invitation ->
                put(
                        ChangeKind.INVITATION,
                        invitation.to(),
                        invitation.id(),
                        Map.of(Attribute.INVITED, invitation.invited(), Attribute.PERMISSION, invitation.permission()));
            case BranchProtection protection -> protection(protection);
            case Webhook hook -> hook(hook);
            default -> {
                // Nothing of it is changed.
            }
        }
    }

    /** Whether a team reaches a project by the group that it lies in. */
    private boolean comesWithGroup(TeamGrant grant) {
        return source.startsWith("gitlab:")
                && GroupTeam.of(grant.team())
                        .filter(team -> team.holds(grant.repository()))
                        .isPresent();
    }

    /** Whether a group that a project lies in is shared with the team, and not the project itself. */
    private boolean sharedFromAbove(TeamGrant grant) {
        String address = grant.origin().address();
        return source.startsWith("gitlab:") && address != null && address.startsWith("groups/");
    }

    private void member(Member member) {
        if (member.role().equals(Member.OUTSIDE)) {
            put(ChangeKind.OUTSIDE_COLLABORATOR, member.organization(), member.account(), Map.of());
        } else {
            put(ChangeKind.MEMBER, member.organization(), member.account(), Map.of(Attribute.ROLE, member.role()));
        }
    }

    private void team(Team team) {
        teams.put(team.name().toLowerCase(Locale.ROOT), team);
        merge(
                new Target(source, ChangeKind.TEAM, team.organization(), team.name()),
                Attribute.PARENT,
                team.parent() == null ? "" : team.parent());
        Set<String> maintainers = lower(team.maintainers());
        for (String account : team.members()) {
            String role = maintainers.contains(account.toLowerCase(Locale.ROOT)) ? "maintainer" : "member";
            put(ChangeKind.TEAM_MEMBER, team.name(), account, Map.of(Attribute.ROLE, role));
            if (team.name().endsWith(":invited")) {
                inherited.add(new Target(source, ChangeKind.TEAM_MEMBER, team.name(), account).key());
            }
        }
    }

    private void protection(BranchProtection protection) {
        Target target = new Target(source, ChangeKind.BRANCH_PROTECTION, protection.repository(), protection.branch());
        if (protection.sources().contains("classic protection")) {
            classic.add(target.key());
        }
        SortedMap<String, String> state = new TreeMap<>();
        for (Map.Entry<BranchGuarantee, Told<String>> each :
                protection.guarantees().entrySet()) {
            switch (each.getValue()) {
                case Told.Known<String>(String value) -> state.put(each.getKey().name(), value);
                case Told.Untold<String>(String reason) -> untold.put(target.key() + ' ' + each.getKey(), reason);
            }
        }
        put(target, state);
    }

    private void hook(Webhook hook) {
        SortedMap<String, String> state = new TreeMap<>();
        state.put(Attribute.HOST, hook.host());
        state.put(Attribute.ACTIVE, String.valueOf(hook.active()));
        hook.certificateVerified()
                .told()
                .ifPresent(verified -> state.put(Attribute.CERTIFICATE, String.valueOf(verified)));
        put(new Target(source, ChangeKind.WEBHOOK, hook.holder(), hook.id()), state);
        if (hook.encrypted().is(false)) {
            untold.put(hook.holder() + " plain " + hook.id(), "it goes by http");
        }
    }

    /** A key is known by its title; of several with the same title, by that and its id. */
    private void keys(List<Fact> facts) {
        Map<String, Integer> titles = new HashMap<>();
        List<DeployKey> keys = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof DeployKey key) {
                keys.add(key);
                titles.merge(key.repository() + ' ' + key.title().toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        for (DeployKey key : keys) {
            boolean unique = !key.title().isBlank()
                    && titles.getOrDefault(key.repository() + ' ' + key.title().toLowerCase(Locale.ROOT), 0) == 1;
            Target target = new Target(
                    source,
                    ChangeKind.DEPLOY_KEY,
                    key.repository(),
                    unique ? key.title() : key.title() + " #" + key.id());
            switch (key.mayWrite()) {
                case Told.Known<Boolean>(Boolean write) ->
                    put(target, new TreeMap<>(Map.of(Attribute.ACCESS, write ? "write" : "read")));
                case Told.Untold<Boolean>(String reason) -> {
                    put(target, new TreeMap<>());
                    untold.put(target.key(), reason);
                }
            }
        }
    }

    /**
     * Gitea tells what a collaborator may do with all that teams give them. Where a team gives as much, what they were
     * given directly can't be told; it is no more than that.
     */
    private void coverage() {
        for (Target collaborator : all(ChangeKind.COLLABORATOR)) {
            int most = -1;
            for (Target grant : all(ChangeKind.TEAM_REPOSITORY, collaborator.holder())) {
                Target membership = new Target(source, ChangeKind.TEAM_MEMBER, grant.subject(), collaborator.subject());
                if (state(membership) != null) {
                    most = Math.max(most, Reach.rank(String.valueOf(valueOf(grant, Attribute.PERMISSION))));
                }
            }
            if (most >= Reach.rank(String.valueOf(valueOf(collaborator, Attribute.PERMISSION)))) {
                covered.add(collaborator.key());
            }
        }
    }

    /** Whoever is in a team within a team is shown in both; what the outer one may do, the inner one is shown to. */
    private void inheritance() {
        for (Team team : teams.values()) {
            Optional<Team> outer = parent(team);
            for (int depth = 0; outer.isPresent() && depth < 50; depth++) {
                for (String account : team.members()) {
                    inherited.add(new Target(
                                    source, ChangeKind.TEAM_MEMBER, outer.get().name(), account)
                            .key());
                }
                for (Target grant : all(ChangeKind.TEAM_REPOSITORY)) {
                    if (grant.subject().equalsIgnoreCase(team.name())) {
                        Target above = new Target(
                                source,
                                ChangeKind.TEAM_REPOSITORY,
                                grant.holder(),
                                outer.get().name());
                        if (Objects.equals(state(above), state(grant))) {
                            inherited.add(grant.key());
                        }
                    }
                }
                outer = parent(outer.get());
            }
        }
    }

    private Optional<Team> parent(Team team) {
        return team.parent() == null
                ? Optional.empty()
                : Optional.ofNullable(teams.get(team.parent().toLowerCase(Locale.ROOT)));
    }

    private void told(ChangeKind kind, String holder, String setting, Told<String> told) {
        Target target = new Target(source, kind, holder, setting);
        switch (told) {
            case Told.Known<String>(String value) -> put(target, new TreeMap<>(Map.of(Attribute.VALUE, value)));
            case Told.Untold<String>(String reason) -> untold.put(target.key(), reason);
        }
    }

    private void put(ChangeKind kind, String holder, String subject, Map<String, String> state) {
        put(new Target(source, kind, holder, subject), new TreeMap<>(state));
    }

    private void put(Target target, SortedMap<String, String> state) {
        subjects(target).put(target.subject().toLowerCase(Locale.ROOT), target);
        states.put(target.key(), state);
    }

    private void merge(Target target, String attribute, String value) {
        subjects(target).putIfAbsent(target.subject().toLowerCase(Locale.ROOT), target);
        states.computeIfAbsent(target.key(), _ -> new TreeMap<>()).put(attribute, value);
    }

    /** As coverage names it. */
    public String source() {
        return source;
    }

    /** The organisation's name. */
    public String organization() {
        return source.substring(source.indexOf(':') + 1);
    }

    /** What is there; null where nothing is. */
    public @Nullable SortedMap<String, String> state(Target target) {
        return states.get(target.key());
    }

    /** One attribute of it; null where it is not there, or lacks it. */
    @Nullable
    String valueOf(Target target, String attribute) {
        SortedMap<String, String> state = state(target);
        return state == null ? null : state.get(attribute);
    }

    /** Why a value was not told; empty where it was, or where there is none. */
    public Optional<String> untold(Target target) {
        return Optional.ofNullable(untold.get(target.key()));
    }

    /** Whether a branch on GitHub has classic protection. */
    boolean isClassic(Target branch) {
        return classic.contains(branch.key());
    }

    Optional<String> untold(Target target, BranchGuarantee guarantee) {
        return Optional.ofNullable(untold.get(target.key() + ' ' + guarantee));
    }

    /** Whether a webhook goes by http. */
    boolean isPlain(Target hook) {
        return untold.containsKey(hook.holder() + " plain " + hook.subject());
    }

    private SortedMap<String, Target> subjects(Target target) {
        return targets.computeIfAbsent(target.kind(), _ -> new TreeMap<>())
                .computeIfAbsent(target.holder().toLowerCase(Locale.ROOT), _ -> new TreeMap<>());
    }

    /** Everything of a kind, sorted. */
    public List<Target> all(ChangeKind kind) {
        return targets.getOrDefault(kind, new TreeMap<>()).values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
    }

    /** Everything of a kind that one has. */
    public List<Target> all(ChangeKind kind, String holder) {
        SortedMap<String, SortedMap<String, Target>> holders = targets.getOrDefault(kind, new TreeMap<>());
        return List.copyOf(holders.getOrDefault(holder.toLowerCase(Locale.ROOT), new TreeMap<>())
                .values());
    }

    /** Whether there is a group of that path, as GitLab has them within groups. */
    boolean hasGroup(String path) {
        return groups.contains(path.toLowerCase(Locale.ROOT));
    }

    /** Whether it comes from a team within or around, and can't be changed where it is seen. */
    boolean isInherited(Target target) {
        return inherited.contains(target.key());
    }

    /** Repositories by their names in lower case. */
    Collection<Repository> repositories() {
        return repositories.values();
    }

    /** An invitation of an account that is still open. */
    Optional<Target> invitation(String to, String account) {
        return all(ChangeKind.INVITATION, to).stream()
                .filter(target -> {
                    SortedMap<String, String> state = state(target);
                    return state != null
                            && state.getOrDefault(Attribute.INVITED, "").equalsIgnoreCase(account);
                })
                .findFirst();
    }

    /** Whether what a change is to bring about is there, or on its way: an invitation is sent. */
    public boolean isDone(Change change) {
        return holds(change.target(), change.after())
                || change.after() != null
                        && (change.kind() == ChangeKind.MEMBER || change.kind() == ChangeKind.COLLABORATOR)
                        && state(change.target()) == null
                        && invitation(change.target().holder(), change.target().subject())
                                .isPresent();
    }

    /** Whether what a change begins from is there. */
    public boolean isAsBefore(Change change) {
        return holds(change.target(), change.before());
    }

    private boolean holds(Target target, @Nullable SortedMap<String, String> wanted) {
        SortedMap<String, String> state = state(target);
        if (wanted == null || state == null) {
            return wanted == null && state == null;
        }
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().equals(state.get(each.getKey()))
                        || each.getKey().equals(Attribute.PERMISSION) && mayBe(target, each.getValue()));
    }

    /** Whether a collaborator may have been given this directly, as far as can be told. */
    boolean mayBe(Target target, String permission) {
        return covered.contains(target.key())
                && Reach.rank(permission) <= Reach.rank(String.valueOf(valueOf(target, Attribute.PERMISSION)));
    }

    /** As it will be once a change is made. */
    void make(Change change) {
        if (change.after() == null) {
            subjects(change.target()).remove(change.target().subject().toLowerCase(Locale.ROOT));
            states.remove(change.target().key());
        } else {
            SortedMap<String, String> state = state(change.target());
            SortedMap<String, String> next = state == null ? new TreeMap<>() : new TreeMap<>(state);
            next.putAll(change.after());
            put(change.target(), next);
            teamPermission(change);
        }
    }

    /** Where a team may do the same in all its repositories, all of them follow it. */
    private void teamPermission(Change change) {
        String permission = change.becomes(Attribute.PERMISSION);
        if (change.kind() != ChangeKind.TEAM || permission.isEmpty()) {
            return;
        }
        for (Target grant : all(ChangeKind.TEAM_REPOSITORY)) {
            if (grant.subject().equalsIgnoreCase(change.target().subject())) {
                put(grant, new TreeMap<>(Map.of(Attribute.PERMISSION, permission)));
            }
        }
    }

    private static Set<String> lower(List<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
