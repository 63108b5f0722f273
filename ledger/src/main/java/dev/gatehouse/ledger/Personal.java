package dev.gatehouse.ledger;

import java.util.List;
import java.util.Map;

/**
 * What an entry says about somebody, to be encrypted for them alone.
 *
 * @param name who
 * @param alsoCalled more that tells who it is, as e-mail addresses do: it does not stand in texts either
 * @param fields more, by name: reasons in their words, fingerprints of their keys
 */
public record Personal(String name, List<String> alsoCalled, Map<String, String> fields) {

    public Personal {
        alsoCalled = List.copyOf(alsoCalled);
        fields = Map.copyOf(fields);
    }

    public Personal(String name, Map<String, String> fields) {
        this(name, List.of(), fields);
    }
}
