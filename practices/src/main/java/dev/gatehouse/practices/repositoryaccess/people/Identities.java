package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Origin;
import dev.gatehouse.practices.check.Evidence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whose an account is, on any forge, by the baseline's people. */
public final class Identities {

    private final Map<String, Person> bySystem = new HashMap<>();
    private final Map<String, Person> anywhere = new HashMap<>();

    private Identities() {}

    public static Identities of(Evidence evidence) {
        return evidence.view(Identities.class, Identities::made);
    }

    private static Identities made(Evidence evidence) {
        Identities identities = new Identities();
        for (Person person : evidence.baseline().people()) {
            person.accounts().forEach((system, account) -> {
                String name = account.toLowerCase(Locale.ROOT);
                identities.bySystem.putIfAbsent(system + ":" + name, person);
                identities.anywhere.putIfAbsent(name, person);
            });
        }
        return identities;
    }

    /** Whether the baseline declares anyone. */
    public boolean declared() {
        return !anywhere.isEmpty();
    }

    /** The person by their account on the forge of a fact; where its kind isn't told, by an account of that name. */
    public Optional<Person> person(Origin origin, String account) {
        String name = account.toLowerCase(Locale.ROOT);
        int colon = origin.source().indexOf(':');
        return Optional.ofNullable(
                colon > 0 ? bySystem.get(origin.source().substring(0, colon) + ":" + name) : anywhere.get(name));
    }
}
