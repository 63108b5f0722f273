package dev.gatehouse.model.secret;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * A text in the format of a known kind of secret.
 *
 * @param detector the format's id, {@code github-fine-grained-pat}
 * @param description the format's name for people
 * @param value the text itself
 * @param presence where it still is
 */
public record SecretCandidate(String detector, String description, SecretText value, Origin origin, Presence presence)
        implements Fact {

    /** Where a text still is. */
    public enum Presence {
        /** In the files that were observed. */
        FILES,
        /** Not in them, but in those of HEAD. */
        HEAD,
        /** In history only; the commit that brought it is its origin's address. */
        HISTORY
    }

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }
}
