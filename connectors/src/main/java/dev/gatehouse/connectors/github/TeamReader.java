package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.EachOf;
import dev.gatehouse.connectors.forge.Permissions;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Teams, nested ones too, with their people and repositories.
 *
 * @see <a href="https://docs.github.com/rest/teams">Teams</a>
 */
final class TeamReader {

    private final GitHub github;

    TeamReader(GitHub github) {
        this.github = github;
    }

    void read(Sightings sightings) {
        Optional<List<Json>> teams = sightings.take(
                List.of(FactKind.TEAM, FactKind.GRANT), github.list("/orgs/{}/teams", github.organization()));
        EachOf.of(teams.orElse(List.of()), team -> team(team, new Sightings(sightings.source())))
                .forEach(sightings::add);
    }

    private Sightings team(Json team, Sightings seen) {
        Optional<String> slug = team.word("slug");
        if (slug.isEmpty()) {
            seen.gap(FactKind.TEAM, "GitHub named a team without a slug", null);
            seen.gap(FactKind.GRANT, "GitHub named a team without a slug", null);
            return seen;
        }
        String organization = github.organization();
        Optional<List<String>> members = logins(seen, slug.get(), "all");
        Optional<List<String>> maintainers = logins(seen, slug.get(), "maintainer");
        if (!team.has("parent")
                || !team.get("parent").isNull()
                        && team.get("parent").word("slug").isEmpty()) {
            seen.gap(FactKind.TEAM, "GitHub does not say what team " + slug.get() + " is part of", null);
        }
        if (members.isPresent()) {
            seen.add(new Team(
                    organization,
                    slug.get(),
                    team.get("parent").word("slug").orElse(null),
                    members.get(),
                    maintainers.orElse(List.of()),
                    seen.origin("orgs/" + organization + "/teams/" + slug.get())));
        }
        Optional<List<Json>> repositories =
                seen.take(FactKind.GRANT, github.list("/orgs/{}/teams/{}/repos", organization, slug.get()));
        for (Json repository : repositories.orElse(List.of())) {
            Optional<String> name = repository.word("full_name").filter(text -> text.indexOf('/') > 0);
            Optional<String> permission = repository
                    .word("role_name")
                    .flatMap(Permissions::of)
                    .or(() -> Permissions.strongest(repository.get("permissions")));
            if (name.isPresent() && permission.isPresent()) {
                seen.add(new TeamGrant(
                        name.get(),
                        slug.get(),
                        permission.get(),
                        seen.origin("orgs/" + organization + "/teams/" + slug.get() + "/repos/" + name.get())));
            } else {
                seen.gap(
                        FactKind.GRANT,
                        "GitHub does not say what team " + slug.get() + " may do in "
                                + name.orElse("one of its repositories"),
                        null);
            }
        }
        return seen;
    }

    private Optional<List<String>> logins(Sightings seen, String slug, String role) {
        Optional<List<Json>> people = seen.take(
                FactKind.TEAM, github.list("/orgs/{}/teams/{}/members?role=" + role, github.organization(), slug));
        if (people.isEmpty()) {
            return Optional.empty();
        }
        List<String> logins = new ArrayList<>();
        for (Json person : people.get()) {
            Optional<String> login = person.word("login");
            if (login.isEmpty()) {
                seen.gap(FactKind.TEAM, "GitHub named a member of team " + slug + " without a login", null);
            } else {
                logins.add(login.get());
            }
        }
        return Optional.of(logins);
    }
}
