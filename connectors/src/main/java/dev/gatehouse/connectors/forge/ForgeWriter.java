package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import java.util.Map;
import java.util.Optional;

/**
 * Changes one organisation on one forge. Every write may be made twice: what is there already is left, and what is gone
 * already is done.
 */
public interface ForgeWriter extends AutoCloseable {

    /** The account that the token acts as; empty where it acts as none, as an app does. */
    Answer<Optional<String>> account();

    /** How things of a kind are changed there. */
    Way way(ChangeKind kind);

    /**
     * What taking a change back will need and no fact tells: a public key, an earlier rule. Never a secret.
     *
     * @return by name; empty for most
     */
    default Answer<Map<String, String>> capture(Change change) {
        return way(change.kind()).capture(change);
    }

    /**
     * Makes a change.
     *
     * @param captured what {@link #capture} gave for it
     */
    default Answer<Boolean> write(Change change, Map<String, String> captured) {
        return way(change.kind()).write(change, captured);
    }

    /**
     * Takes a change back.
     *
     * @param inverse of the change
     * @param captured what {@link #capture} gave before it was made
     */
    default Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return way(inverse.kind()).restore(inverse, captured);
    }

    @Override
    void close();
}
