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
 */
public record SecretCandidate(String detector, String description, SecretText value, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }
}
