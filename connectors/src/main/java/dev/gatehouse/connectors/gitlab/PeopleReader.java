package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.EachOf;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is in the groups, at which level. The group asked about counts with those who come from above or by invitation,
 * those within it with their own.
 *
 * @see <a href="https://docs.gitlab.com/api/group_members/">Group members</a>
 */
final class PeopleReader {

    private static final Set<String> SHUT_OUT = Set.of("blocked", "banned", "ldap_blocked", "blocked_pending_approval");

    private final GitLab gitlab;
    private final Map<String, String> roles = new TreeMap<>();
    private final Map<String, List<GroupTeam>> teams = new TreeMap<>();
    private final Map<Long, String> invited = new TreeMap<>();
    private final Map<Long, String> numbers = new TreeMap<>();
    private final Set<String> accounts = new TreeSet<>();

    PeopleReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /**
     * A group's people.
     *
     * @param people its own members; of those who are also invited the level that is stronger
     * @param invited those who come from other groups, or from one above
     */
    private record Of(
            Group group,
            Sightings sightings,
            Map<String, AccessLevel> people,
            Map<String, AccessLevel> invited,
            Map<Long, String> numbers) {}

    void read(List<Group> groups, Sightings sightings) {
        for (Of each : EachOf.of(groups, group -> of(group, new Sightings(sightings.source())))) {
            sightings.add(each.sightings());
            numbers.putAll(each.numbers());
            boolean top = each.group().path().equals(gitlab.group());
            for (Map<String, AccessLevel> people : List.of(each.people(), each.invited())) {
                people.forEach((account, level) -> {
                    if (top && level == AccessLevel.OWNER) {
                        roles.put(account, Member.OWNER);
                    } else {
                        roles.putIfAbsent(account, Member.MEMBER);
                    }
                });
            }
            teams(each.group().path(), each.people(), false, sightings);
            teams(each.group().path(), each.invited(), true, sightings);
            if (!top) {
                Optional<List<Json>> shares =
                        each.group().told().get("shared_with_groups").items();
                if (shares.isEmpty()) {
                    sightings.gap(
                            FactKind.GRANT,
                            "GitLab does not say with whom " + each.group().path() + " is shared",
                            null);
                }
                shares.orElse(List.of()).forEach(share -> invite(share, sightings));
            }
        }
    }

    private Of of(Group group, Sightings seen) {
        boolean top = group.path().equals(gitlab.group());
        Optional<List<Json>> listed = seen.take(
                List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT),
                gitlab.list(top ? "/groups/{}/members/all" : "/groups/{}/members", group.path()));
        Map<String, AccessLevel> invited = levels(listed.orElse(List.of()), group.path(), seen);
        Map<String, AccessLevel> own = new TreeMap<>(top ? direct(group, seen) : invited);
        invited.entrySet().removeIf(each -> each.getValue().equals(own.get(each.getKey())));
        invitations("groups/" + group.path(), group.path(), gitlab.list("/groups/{}/invitations", group.path()), seen);
        Map<Long, String> numbered = new TreeMap<>();
        for (Json member : listed.orElse(List.of())) {
            member.number("id").ifPresent(id -> member.word("username").ifPresent(name -> numbered.put(id, name)));
        }
        return new Of(group, seen, own, invited, numbered);
    }

    /** The members of the group's own: those that can be changed there. */
    private Map<String, AccessLevel> direct(Group group, Sightings seen) {
        Optional<List<Json>> listed = seen.take(
                List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT),
                gitlab.list("/groups/{}/members", group.path()));
        return levels(listed.orElse(List.of()), group.path(), seen);
    }

    /** The level that a member has. A role of the group's own that reads code counts as a reporter's at least. */
    static Optional<AccessLevel> level(Json member) {
        Optional<AccessLevel> level = member.number("access_level").flatMap(AccessLevel::of);
        boolean reads = member.get("member_role").truth("read_code").orElse(false);
        return level.map(told -> reads ? told.atLeast(AccessLevel.REPORTER) : told);
    }

    /** Accounts by GitLab's numbers of them. */
    Map<Long, String> numbers() {
        return Map.copyOf(numbers);
    }

    /** All accounts that {@link #members} named. */
    Set<String> accounts() {
        return Set.copyOf(accounts);
    }

    /**
     * The people of an answer by account, the strongest level of each; those who are shut out and machines left out.
     */
    static Map<String, AccessLevel> levels(List<Json> members, String where, Sightings seen) {
        Map<String, AccessLevel> levels = new TreeMap<>();
        for (Json member : members) {
            Optional<String> account = member.word("username");
            Optional<AccessLevel> level = level(member);
            if (member.word("state").filter(SHUT_OUT::contains).isPresent()) {
                continue;
            }
            if (account.isEmpty() || level.isEmpty()) {
                String reason = "GitLab does not say what " + account.orElse("someone") + " is in " + where;
                List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT).forEach(kind -> seen.gap(kind, reason, null));
            } else if (!machine(account.get())) {
                levels.merge(account.get(), level.get(), (one, other) -> one.atMost(other) == one ? other : one);
            }
        }
        return levels;
    }

    /** The account that GitLab makes for a token of a group or project; it can't sign in. */
    static boolean machine(String account) {
        return account.matches("(project|group)_[0-9]{1,18}_bot(_[0-9a-f]{1,64}|[0-9]{0,9})?");
    }

    private void teams(String path, Map<String, AccessLevel> people, boolean invited, Sightings sightings) {
        Map<AccessLevel, List<String>> byLevel = new EnumMap<>(AccessLevel.class);
        people.forEach((account, level) ->
                byLevel.computeIfAbsent(level, _ -> new ArrayList<>()).add(account));
        List<GroupTeam> made = teams.computeIfAbsent(path, _ -> new ArrayList<>());
        byLevel.forEach((level, accounts) -> {
            GroupTeam team = new GroupTeam(path, level, invited);
            made.add(team);
            sightings.add(new Team(
                    gitlab.group(),
                    team.name(),
                    null,
                    accounts,
                    level == AccessLevel.OWNER ? accounts : List.of(),
                    sightings.origin("groups/" + path + "/members")));
        });
    }

    /** Reads the people of a group that something is shared with, once. */
    void invite(Json share, Sightings sightings) {
        Optional<Long> id = share.number("group_id");
        Optional<String> path = share.word("group_full_path");
        if (id.isEmpty() || path.isEmpty()) {
            sightings.gap(FactKind.GRANT, "GitLab does not say with which group something is shared", null);
            return;
        }
        if (teams.containsKey(path.get()) || invited.put(id.get(), path.get()) != null) {
            return;
        }
        Optional<List<Json>> listed = sightings.take(
                List.of(FactKind.TEAM, FactKind.GRANT),
                gitlab.list("/groups/{}/members/all", String.valueOf(id.get())));
        teams(path.get(), levels(listed.orElse(List.of()), path.get(), sightings), false, sightings);
    }

    /** The teams that people of a group make. */
    List<GroupTeam> teamsOf(String group) {
        return teams.getOrDefault(group, List.of());
    }

    /**
     * Says who they all are.
     *
     * @param outside accounts that reach single projects
     */
    void members(Set<String> outside, SecondFactors factors, Sightings sightings) {
        String group = gitlab.group();
        roles.forEach((account, role) -> sightings.add(new Member(
                group,
                account,
                role,
                factors.of(account),
                sightings.origin("groups/" + group + "/members/all#" + account))));
        accounts.addAll(roles.keySet());
        accounts.addAll(outside);
        Set<String> others = new TreeSet<>(outside);
        others.removeAll(roles.keySet());
        others.forEach(account -> sightings.add(new Member(
                group,
                account,
                Member.OUTSIDE,
                factors.of(account),
                sightings.origin("groups/" + group + "/projects#" + account))));
    }

    /** Open invitations; addresses are not told. */
    static void invitations(String address, String to, Answer<List<Json>> answer, Sightings seen) {
        int number = 0;
        for (Json each : seen.take(FactKind.INVITATION, answer).orElse(List.of())) {
            number++;
            seen.add(new Invitation(
                    to,
                    String.valueOf(number),
                    "someone by e-mail",
                    each.number("access_level")
                            .flatMap(AccessLevel::of)
                            .map(AccessLevel::word)
                            .orElse("untold"),
                    Told.of(each.instant("created_at"), "GitLab does not say when"),
                    seen.origin(address + "/invitations")));
        }
    }
}
