package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.search.Sighting;
import org.jspecify.annotations.Nullable;

/** Asks the services that take a secret whether they still do. */
interface Verification {

    /** Nobody is asked. */
    Verification NONE = sighting -> null;

    /** What a service said. */
    enum State {
        /** It takes the secret. */
        LIVE,
        /** It knows the secret no more, or never did. */
        REFUSED,
        /** It could not be asked, or its answer says neither. */
        UNTOLD
    }

    /**
     * An answer.
     *
     * @param words for people, without the secret
     */
    record Answer(State state, String words) {}

    /** What the service of a secret says; null where there is none to ask. */
    @Nullable
    Answer of(Sighting sighting);
}
