package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccountUse;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has a second factor, and when they were last seen. Both lists are asked for, those with and those without: a
 * server that ignores the question gives everyone twice, and of whoever is in both, or in neither, nothing is known.
 *
 * @see <a href="https://docs.gitlab.com/api/users/#as-an-administrator">Users</a>
 * @see <a href="https://docs.gitlab.com/api/group_enterprise_users/">Enterprise users</a>
 */
final class SecondFactors {

    private final Set<String> with = new HashSet<>();
    private final Set<String> without = new HashSet<>();
    private final Map<String, LastUse> uses = new HashMap<>();

    private SecondFactors() {}

    /**
     * Asks.
     *
     * @param administrator whether the token is one's
     */
    static SecondFactors read(GitLab gitlab, boolean administrator) {
        SecondFactors factors = new SecondFactors();
        Answer<List<Json>> with = asked(gitlab, administrator, "enabled");
        Answer<List<Json>> without = asked(gitlab, administrator, "disabled");
        with.value().ifPresent(list -> factors.learn(list, factors.with));
        without.value().ifPresent(list -> factors.learn(list, factors.without));
        return factors;
    }

    private static Answer<List<Json>> asked(GitLab gitlab, boolean administrator, String state) {
        return administrator
                ? gitlab.keyset("/users?two_factor=" + state)
                : gitlab.list("/groups/{}/enterprise_users?two_factor=" + state, gitlab.group());
    }

    private void learn(List<Json> people, Set<String> set) {
        for (Json person : people) {
            person.word("username").ifPresent(account -> {
                set.add(account);
                uses.put(account, lastUse(person));
            });
        }
    }

    Member.SecondFactor of(String account) {
        boolean has = with.contains(account);
        if (has == without.contains(account)) {
            return Member.SecondFactor.UNTOLD;
        }
        return has ? Member.SecondFactor.SECURE : Member.SecondFactor.NONE;
    }

    /** When people were last seen, as far as it is told. */
    void uses(GitLab gitlab, Set<String> accounts, Sightings sightings) {
        if (accounts.stream().anyMatch(account -> !uses.containsKey(account))) {
            Answer<List<Json>> billable = gitlab.list("/groups/{}/billable_members", gitlab.group());
            for (Json person : billable.value().orElse(List.of())) {
                person.word("username").ifPresent(account -> uses.putIfAbsent(account, lastUse(person)));
            }
        }
        sightings.looked(FactKind.ACCOUNT_USE);
        for (String account : accounts) {
            sightings.add(new AccountUse(
                    gitlab.group(),
                    account,
                    uses.getOrDefault(account, new LastUse.Untold()),
                    sightings.origin("groups/" + gitlab.group() + "/billable_members#" + account)));
        }
    }

    /** GitLab tells the day, and null of whoever was never seen. */
    private static LastUse lastUse(Json person) {
        Optional<LastUse> day = person.word("last_activity_on").flatMap(SecondFactors::day);
        boolean never =
                person.has("last_activity_on") && person.get("last_activity_on").isNull();
        return day.orElseGet(() -> never ? new LastUse.Never() : new LastUse.Untold());
    }

    private static Optional<LastUse> day(String text) {
        try {
            Instant end = LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return Optional.of(new LastUse.At(end));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
