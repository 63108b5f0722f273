package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.EachOf;
import dev.gatehouse.connectors.forge.Permissions;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Teams, their people and repositories, and the members of the organisation, whom teams make. */
final class TeamReader {

    private static final List<FactKind> KINDS = List.of(FactKind.TEAM, FactKind.GRANT);

    private final Gitea gitea;

    TeamReader(Gitea gitea) {
        this.gitea = gitea;
    }

    void read(Sightings sightings) {
        String organization = gitea.organization();
        Optional<List<Json>> teams = sightings.take(KINDS, gitea.list("/orgs/{}/teams", organization));
        List<Seen> seen = EachOf.of(teams.orElse(List.of()), team -> team(team, new Sightings(sightings.source())));
        Set<String> owners = new HashSet<>();
        boolean ownersTold = false;
        for (Seen each : seen) {
            sightings.add(each.sightings());
            if (each.owners() && each.members().isPresent()) {
                ownersTold = true;
                owners.addAll(each.members().get());
            }
        }
        members(ownersTold ? Optional.of(owners) : Optional.empty(), sightings);
    }

    private record Seen(Sightings sightings, boolean owners, Optional<List<String>> members) {}

    private void members(Optional<Set<String>> owners, Sightings sightings) {
        String organization = gitea.organization();
        Optional<List<Json>> listed = sightings.take(FactKind.MEMBER, gitea.list("/orgs/{}/members", organization));
        Set<String> names = new TreeSet<>();
        for (Json member : listed.orElse(List.of())) {
            member.word("login")
                    .ifPresentOrElse(
                            names::add,
                            () -> sightings.gap(FactKind.MEMBER, "Gitea named a member without a login", null));
        }
        if (listed.isPresent() && owners.isEmpty()) {
            sightings.gap(
                    FactKind.MEMBER,
                    "Gitea does not tell this token who owns " + organization,
                    "Give a token of an owner with the scope read:organization.");
        }
        for (String name : names) {
            sightings.add(new Member(
                    organization,
                    name,
                    owners.map(set -> set.contains(name) ? Member.OWNER : Member.MEMBER)
                            .orElse("untold"),
                    Member.SecondFactor.UNTOLD,
                    sightings.origin("orgs/" + organization + "/members/" + name)));
        }
    }

    private Seen team(Json team, Sightings seen) {
        Optional<Long> id = team.number("id");
        Optional<String> name = team.word("name");
        if (id.isEmpty() || name.isEmpty()) {
            KINDS.forEach(kind -> seen.gap(kind, "Gitea named a team without its name or number", null));
            return new Seen(seen, false, Optional.empty());
        }
        String number = String.valueOf(id.get());
        Optional<List<String>> members = logins(seen, name.get(), gitea.list("/teams/{}/members", number));
        members.ifPresent(logins -> seen.add(
                new Team(gitea.organization(), name.get(), null, logins, List.of(), seen.origin("teams/" + number))));
        Optional<String> permission = permission(team);
        if (permission.isEmpty()) {
            seen.gap(FactKind.GRANT, "Gitea does not say what team " + name.get() + " may do", null);
        } else if (!permission.get().equals("none")) {
            repositories(number, name.get(), permission.get(), seen);
        }
        boolean owners = team.word("permission").filter("owner"::equals).isPresent();
        return new Seen(seen, owners, members);
    }

    private void repositories(String number, String team, String permission, Sightings seen) {
        Optional<List<Json>> repositories = seen.take(FactKind.GRANT, gitea.list("/teams/{}/repos", number));
        for (Json repository : repositories.orElse(List.of())) {
            Optional<String> name = repository.word("full_name").filter(text -> text.indexOf('/') > 0);
            if (name.isEmpty()) {
                seen.gap(FactKind.GRANT, "Gitea named a repository of team " + team + " without its name", null);
            } else {
                seen.add(new TeamGrant(
                        name.get(), team, permission, seen.origin("teams/" + number + "/repos/" + name.get())));
            }
        }
    }

    /** What a team may do in code: its permission, or for a team made of units the one for code. */
    private static Optional<String> permission(Json team) {
        Optional<String> whole = team.word("permission");
        if (whole.filter(word -> !word.equals("none")).isPresent()) {
            return whole.flatMap(Permissions::of);
        }
        Json units = team.get("units_map");
        if (whole.isEmpty() || !units.isObject()) {
            return Optional.empty();
        }
        if (!units.has("repo.code")) {
            return Optional.of("none");
        }
        return units.word("repo.code")
                .flatMap(word -> word.equals("none") ? Optional.of("none") : Permissions.of(word));
    }

    /** All of them; empty where one was not told. */
    private static Optional<List<String>> logins(Sightings seen, String team, Answer<List<Json>> answer) {
        Optional<List<Json>> people = seen.take(FactKind.TEAM, answer);
        if (people.isEmpty()) {
            return Optional.empty();
        }
        List<String> logins = new ArrayList<>();
        for (Json person : people.get()) {
            person.word("login")
                    .ifPresentOrElse(
                            logins::add,
                            () -> seen.gap(
                                    FactKind.TEAM, "Gitea named a member of team " + team + " without a login", null));
        }
        return Optional.of(logins).filter(all -> all.size() == people.get().size());
    }
}
