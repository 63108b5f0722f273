package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who reaches which repository by name or by team, owners and base permissions left aside. */
final class Reach {

    /** Weakest first. */
    static final List<String> PERMISSIONS = List.of("read", "triage", "write", "maintain", "admin");

    private final Map<String, List<Way>> ways = new TreeMap<>();

    /**
     * One way of one account.
     *
     * @param team empty where the account itself is named
     */
    record Way(String account, String permission, String team, Origin origin) {

        boolean direct() {
            return team.isEmpty();
        }

        boolean atLeast(String other) {
            return PERMISSIONS.indexOf(permission) >= PERMISSIONS.indexOf(other);
        }
    }

    private Reach() {}

    static Reach of(Evidence evidence) {
        return evidence.view(Reach.class, Reach::made);
    }

    private static Reach made(Evidence evidence) {
        Reach reach = new Reach();
        Map<String, List<String>> teams = new HashMap<>();
        for (Team team : evidence.facts(Team.class)) {
            teams.put(team.origin().source() + " " + team.name(), team.members());
        }
        for (Grant grant : evidence.facts(Grant.class)) {
            reach.of(grant.repository()).add(new Way(grant.account(), grant.permission(), "", grant.origin()));
        }
        for (TeamGrant grant : evidence.facts(TeamGrant.class)) {
            for (String account : teams.getOrDefault(grant.origin().source() + " " + grant.team(), List.of())) {
                reach.of(grant.repository()).add(new Way(account, grant.permission(), grant.team(), grant.origin()));
            }
        }
        return reach;
    }

    private List<Way> of(String repository) {
        return ways.computeIfAbsent(repository, _ -> new ArrayList<>());
    }

    /** Every way, by repository. */
    Map<String, List<Way>> ways() {
        return ways;
    }
}
