package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Told;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Members, outside collaborators and their second factors.
 *
 * @see <a href="https://docs.github.com/rest/orgs/members">Members</a>
 * @see <a href="https://docs.github.com/rest/orgs/outside-collaborators">Outside collaborators</a>
 */
final class PeopleReader {

    private final GitHub github;

    PeopleReader(GitHub github) {
        this.github = github;
    }

    /**
     * Reads them.
     *
     * @param organization what GitHub tells of the organisation to this token
     */
    void read(Optional<Json> organization, Sightings sightings) {
        String name = github.organization();
        Optional<List<Json>> all =
                sightings.take(FactKind.MEMBER, github.list("/orgs/{}/members?filter=all&role=all", name));
        Optional<Set<String>> owners = sightings
                .take(FactKind.MEMBER, github.list("/orgs/{}/members?filter=all&role=admin", name))
                .flatMap(list -> logins(list, sightings));
        Factors members = factors("/orgs/{}/members");
        if (all.isPresent()) {
            if (!seesConcealed(organization)) {
                sightings.gap(
                        FactKind.MEMBER,
                        "whoever is no member of " + name + " is shown its public members only",
                        "Give a token of a member, or of an app with the permission members: read.");
            }
            for (Json member : all.get()) {
                Optional<String> login = login(member, sightings);
                if (login.isPresent()) {
                    String role = owners.map(set -> set.contains(login.get()) ? Member.OWNER : Member.MEMBER)
                            .orElse("untold");
                    sightings.add(new Member(
                            name,
                            login.get(),
                            role,
                            members.of(login.get()),
                            sightings.origin("orgs/" + name + "/members/" + login.get())));
                }
            }
        }
        Optional<List<Json>> outside =
                sightings.take(FactKind.MEMBER, github.list("/orgs/{}/outside_collaborators?filter=all", name));
        if (outside.isPresent()) {
            Factors factors = factors("/orgs/{}/outside_collaborators");
            for (Json person : outside.get()) {
                login(person, sightings)
                        .ifPresent(login -> sightings.add(new Member(
                                name,
                                login,
                                Member.OUTSIDE,
                                factors.of(login),
                                sightings.origin("orgs/" + name + "/outside_collaborators/" + login))));
            }
        }
        invitations(sightings);
    }

    /**
     * Whether members who hide their membership are shown: GitHub tells {@code default_repository_permission} to owners
     * alone, and a token's own membership to members.
     */
    private boolean seesConcealed(Optional<Json> organization) {
        return organization
                        .flatMap(json -> json.word("default_repository_permission"))
                        .isPresent()
                || github.ask("/user/memberships/orgs/{}", github.organization())
                        .value()
                        .flatMap(json -> json.word("state"))
                        .filter("active"::equals)
                        .isPresent();
    }

    private record Factors(Optional<Set<String>> without, Optional<Set<String>> insecure) {

        Member.SecondFactor of(String login) {
            if (without.filter(set -> set.contains(login)).isPresent()) {
                return Member.SecondFactor.NONE;
            }
            if (insecure.filter(set -> set.contains(login)).isPresent()) {
                return Member.SecondFactor.INSECURE;
            }
            return without.isPresent() && insecure.isPresent()
                    ? Member.SecondFactor.SECURE
                    : Member.SecondFactor.UNTOLD;
        }
    }

    private Factors factors(String path) {
        return new Factors(filtered(path, "2fa_disabled"), filtered(path, "2fa_insecure"));
    }

    private Optional<Set<String>> filtered(String path, String filter) {
        Answer<List<Json>> answer = github.list(path + "?filter=" + filter, github.organization());
        return answer.value().flatMap(list -> logins(list, null));
    }

    private static Optional<Set<String>> logins(
            List<Json> list, @org.jspecify.annotations.Nullable Sightings sightings) {
        Set<String> logins = new HashSet<>();
        for (Json person : list) {
            Optional<String> login = person.word("login");
            if (login.isEmpty()) {
                if (sightings != null) {
                    sightings.gap(FactKind.MEMBER, "GitHub named a member without a login", null);
                }
                return Optional.empty();
            }
            logins.add(login.get());
        }
        return Optional.of(logins);
    }

    private static Optional<String> login(Json person, Sightings sightings) {
        Optional<String> login = person.word("login");
        if (login.isEmpty()) {
            sightings.gap(FactKind.MEMBER, "GitHub named someone without a login", null);
        }
        return login;
    }

    private void invitations(Sightings sightings) {
        String name = github.organization();
        Optional<List<Json>> invitations =
                sightings.take(FactKind.INVITATION, github.list("/orgs/{}/invitations", name));
        for (Json each : invitations.orElse(List.of())) {
            String id = each.number("id").map(String::valueOf).orElse("?");
            sightings.add(new Invitation(
                    name,
                    id,
                    each.word("login").orElse("someone by e-mail"),
                    each.word("role").orElse("untold"),
                    Told.of(each.instant("created_at"), "GitHub does not say when"),
                    sightings.origin("orgs/" + name + "/invitations/" + id)));
        }
    }
}
