package dev.gatehouse.connectors.verification;

/**
 * What a service said of a secret.
 *
 * @param words for people, without the secret
 */
public record Answer(State state, String words) {

    /** The kinds of answer. */
    public enum State {
        /** The service takes it. */
        LIVE,
        /** The service does not take it. */
        REFUSED,
        /** The service could not be asked, or said neither. */
        UNTOLD
    }
}
