package dev.gatehouse.plan;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What changes do to people, each after those before it. */
final class Effects {

    private static final int NAMED = 8;
    private static final int REPOSITORIES = 6;

    private final Baseline baseline;
    private final ForgeContext forge;
    private final Inventory inventory;
    private final Reach reach;

    /**
     * Begins from an inventory, which it changes.
     *
     * @param inventory of nobody else
     */
    Effects(Baseline baseline, ForgeContext forge, Inventory inventory) {
        this.baseline = baseline;
        this.forge = forge;
        this.inventory = inventory;
        this.reach = new Reach(inventory);
    }

    /** A change with its effects; it is made in the inventory. */
    Change of(Change change) {
        return switch (change.kind()) {
            case TEAM_REPOSITORY ->
                compared(
                        change,
                        List.of(change.target().holder()),
                        team(change.target().subject()));
            case COLLABORATOR ->
                compared(
                        change,
                        List.of(change.target().holder()),
                        List.of(change.target().subject()));
            case TEAM_MEMBER ->
                compared(
                        change,
                        repositoriesOf(change.target().holder()),
                        List.of(change.target().subject()));
            case TEAM ->
                change.before() != null && change.after() != null
                        ? compared(
                                change,
                                repositoriesOf(change.target().subject()),
                                team(change.target().subject()))
                        : made(change, List.of());
            case MEMBER -> made(change, List.of(member(change)));
            case ORGANIZATION_SETTING, REPOSITORY_SETTING ->
                made(change, change.target().subject().equals("basePermission") ? List.of(base(change)) : List.of());
            case OUTSIDE_COLLABORATOR ->
                made(
                        change,
                        List.of(person(change.target().subject()) + " no longer reaches anything of "
                                + forge.organization()));
            case INVITATION -> made(change, List.of(change.was(Attribute.INVITED) + " can no longer accept"));
            case DEPLOY_KEY ->
                made(
                        change,
                        List.of(
                                change.after() == null
                                        ? "whatever uses this key no longer reaches "
                                                + change.target().holder()
                                        : "whatever uses this key may "
                                                + (change.becomes(Attribute.ACCESS)
                                                                .equals("read")
                                                        ? "read only"
                                                        : "push")));
            case WEBHOOK ->
                made(
                        change,
                        change.becomes(Attribute.ACTIVE).equals("false")
                                ? List.of(change.was(Attribute.HOST) + " is no longer told of events")
                                : List.of());
            case BRANCH_PROTECTION -> made(change, List.of());
        };
    }

    private Change made(Change change, List<String> effects) {
        inventory.make(change);
        return change.with(effects);
    }

    private Change compared(Change change, List<String> repositories, Collection<String> accounts) {
        Map<String, String> before = new TreeMap<>();
        for (String repository : repositories) {
            accounts.forEach(account -> before.put(repository + '\n' + account, reach.of(repository, account)));
        }
        inventory.make(change);
        SortedMap<String, Set<String>> moved = new TreeMap<>();
        for (String repository : repositories) {
            for (String account : accounts) {
                String was = before.getOrDefault(repository + '\n' + account, "none");
                String is = reach.of(repository, account);
                if (!was.equals(is)) {
                    moved.computeIfAbsent(move(was, is, repository), _ -> new TreeSet<>())
                            .add(person(account));
                }
            }
        }
        List<String> effects = new ArrayList<>();
        moved.forEach((move, people) -> {
            if (effects.size() < REPOSITORIES) {
                effects.add(count(people, move));
            }
        });
        if (moved.size() > REPOSITORIES) {
            effects.add("and so on " + (moved.size() - REPOSITORIES) + " more repositories");
        }
        return change.with(effects);
    }

    private static String move(String was, String is, String repository) {
        boolean less = Reach.rank(is) < Reach.rank(was);
        String left = is.equals("none") ? "" : " (" + is + " remains)";
        return less ? "lose " + was + " on " + repository + left : "gain " + is + " on " + repository;
    }

    private static String count(Set<String> people, String move) {
        String names = String.join(", ", people.stream().limit(NAMED).toList())
                + (people.size() > NAMED ? " and " + (people.size() - NAMED) + " more" : "");
        return people.size() == 1
                ? "1 person " + move.replaceFirst("^lose ", "loses ").replaceFirst("^gain ", "gains ") + ": " + names
                : people.size() + " people " + move + ": " + names;
    }

    private String member(Change change) {
        String who = person(change.target().subject());
        String role = change.becomes(Attribute.ROLE);
        if (change.after() == null) {
            return who + " leaves " + forge.organization() + ", and all that comes with it";
        }
        if (change.before() == null) {
            return who + " is invited to " + forge.organization() + " as " + role;
        }
        return role.equals("owner")
                ? who + " may do everything in " + forge.organization()
                : who + " no longer owns " + forge.organization();
    }

    private String base(Change change) {
        String organization = forge.organization();
        long members = inventory.all(ChangeKind.MEMBER).stream()
                .filter(target -> {
                    Map<String, String> state = inventory.state(target);
                    return state != null && !"owner".equals(state.get(Attribute.ROLE));
                })
                .count();
        return members + (members == 1 ? " member has " : " members have ") + change.becomes(Attribute.VALUE)
                + " in place of " + change.was(Attribute.VALUE) + " on all "
                + inventory.repositories().size()
                + " repositories of " + organization + ", where nothing else gives more";
    }

    private List<String> team(String team) {
        return inventory.all(ChangeKind.TEAM_MEMBER, team).stream()
                .map(Target::subject)
                .toList();
    }

    private List<String> repositoriesOf(String team) {
        Optional<GroupTeam> level = forge.teamsAreLevels() ? GroupTeam.of(team) : Optional.empty();
        if (level.isPresent()) {
            return inventory.repositories().stream()
                    .map(Repository::name)
                    .filter(level.get()::holds)
                    .toList();
        }
        return inventory.all(ChangeKind.TEAM_REPOSITORY).stream()
                .filter(grant -> grant.subject().equalsIgnoreCase(team))
                .map(Target::holder)
                .toList();
    }

    private String person(String account) {
        return baseline.personWithAccount(forge.type(), account)
                .map(Person::name)
                .filter(name -> !name.equalsIgnoreCase(account))
                .map(name -> name + " (" + account + ")")
                .orElse(account);
    }
}
