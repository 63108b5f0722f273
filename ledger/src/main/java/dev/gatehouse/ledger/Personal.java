package dev.gatehouse.ledger;

import java.util.Map;

/**
 * What an entry says about somebody, to be encrypted for them alone.
 *
 * @param name who
 * @param fields more, by name: reasons in their words, fingerprints of their keys
 */
public record Personal(String name, Map<String, String> fields) {

    public Personal {
        fields = Map.copyOf(fields);
    }
}
