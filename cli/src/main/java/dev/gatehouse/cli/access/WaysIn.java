package dev.gatehouse.cli.access;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one person comes to what they may do in a repository: as an owner, by the organisation's base permission, through
 * a team, directly, from outside, or because everyone may.
 */
final class WaysIn {

    private static final List<String> WEAKEST_FIRST = List.of("read", "triage", "write", "maintain", "admin");

    private final Baseline baseline;
    private final Snapshot snapshot;
    private final List<String> untold = new ArrayList<>();

    /**
     * One of them.
     *
     * @param through in the words that people use: {@code team platform}
     * @param source the forge: {@code github:acme}
     */
    record Way(String permission, String through, String source) {}

    WaysIn(Baseline baseline, Snapshot snapshot) {
        this.baseline = baseline;
        this.snapshot = snapshot;
    }

    /** All ways of a person, strongest first. */
    List<Way> of(String person, String repository) {
        List<Way> ways = new ArrayList<>();
        for (Member member : snapshot.facts(Member.class)) {
            if (holds(member.organization(), repository)
                    && is(person, member.account(), member.origin().source())) {
                ofMember(member, ways);
            }
        }
        for (TeamGrant grant : snapshot.facts(TeamGrant.class)) {
            if (grant.repository().equalsIgnoreCase(repository) && inTeam(person, grant)) {
                ways.add(new Way(
                        grant.permission(),
                        "team " + grant.team(),
                        grant.origin().source()));
            }
        }
        for (Grant grant : snapshot.facts(Grant.class)) {
            String source = grant.origin().source();
            if (grant.repository().equalsIgnoreCase(repository) && is(person, grant.account(), source)) {
                ways.add(new Way(
                        grant.permission(),
                        grant.through().equals("outside") ? "collaborator from outside" : "collaborator",
                        source));
            }
        }
        for (Repository each : snapshot.facts(Repository.class)) {
            if (each.name().equalsIgnoreCase(repository) && each.visibility().is("public")) {
                ways.add(new Way(
                        "read", "everyone, since it is public", each.origin().source()));
            }
        }
        ways.sort(Comparator.comparingInt((Way way) -> -WEAKEST_FIRST.indexOf(way.permission()))
                .thenComparing(Way::source)
                .thenComparing(Way::through));
        return ways;
    }

    /** What could not be told on the way. */
    List<String> untold() {
        return List.copyOf(untold);
    }

    /** Whether a repository was seen at all. */
    boolean known(String repository) {
        return snapshot.facts(Repository.class).stream()
                .anyMatch(each -> each.name().equalsIgnoreCase(repository));
    }

    private void ofMember(Member member, List<Way> ways) {
        String source = member.origin().source();
        if (member.isOwner()) {
            ways.add(new Way("admin", "owner of " + member.organization(), source));
        }
        if (member.role().equals(Member.OUTSIDE)) {
            return;
        }
        for (Organization organization : snapshot.facts(Organization.class)) {
            Told<String> base = organization.settings().get(OrganizationSetting.BASE_PERMISSION);
            if (base == null || !organization.origin().source().equals(source)) {
                continue;
            }
            switch (base) {
                case Told.Known<String>(String permission)
                when WEAKEST_FIRST.contains(permission) ->
                    ways.add(new Way(permission, "base permission of " + organization.name(), source));
                case Told.Known<String> _ -> {
                    // It gives nothing.
                }
                case Told.Untold<String>(String reason) ->
                    untold.add("base permission of " + organization.name() + ": " + reason);
            }
        }
    }

    /** Whether a repository is an organisation's, or lies in a group at any depth. */
    private static boolean holds(String organization, String repository) {
        return repository.regionMatches(true, 0, organization + "/", 0, organization.length() + 1);
    }

    private boolean inTeam(String person, TeamGrant grant) {
        String source = grant.origin().source();
        return snapshot.facts(Team.class).stream()
                .filter(team -> holds(team.organization(), grant.repository())
                        && team.name().equals(grant.team())
                        && team.origin().source().equals(source))
                .flatMap(team -> team.members().stream())
                .anyMatch(account -> is(person, account, source));
    }

    /** Whether an account is the person's: by the baseline's people, else by its own name. */
    private boolean is(String person, String account, String source) {
        String forge = source.substring(0, Math.max(0, source.indexOf(':')));
        Optional<Person> known = baseline.personWithAccount(forge, account);
        return account.equalsIgnoreCase(person)
                || known.filter(each -> each.name().equalsIgnoreCase(person)).isPresent();
    }
}
