package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.connectors.git.KnownKey;
import java.util.ArrayList;
import java.util.List;

/** Whose keys sign commits, from the people whom the baseline declares. */
final class KnownKeys {

    private KnownKeys() {}

    static List<KnownKey> of(Baseline baseline) {
        List<KnownKey> keys = new ArrayList<>();
        for (Person person : baseline.people()) {
            for (String key : person.signingKeys()) {
                keys.add(new KnownKey(person.name(), person.emails(), key));
            }
            for (String key : person.sshKeys()) {
                keys.add(new KnownKey(person.name(), person.emails(), key));
            }
        }
        return keys;
    }
}
