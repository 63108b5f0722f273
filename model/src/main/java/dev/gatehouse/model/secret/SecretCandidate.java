package dev.gatehouse.model.secret;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * A text that is, or may be, a secret.
 *
 * @param description the detector's name for people: {@code GitHub personal access token}, {@code password}
 * @param value the text itself
 * @param presence where it still is
 * @param recognition what gave it away
 * @param detail what may be told of it
 */
public record SecretCandidate(
        String description,
        SecretText value,
        Origin origin,
        Presence presence,
        Recognition recognition,
        SecretDetail detail)
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

    /** What gives a text away. */
    public enum Recognition {
        /** It has a format that a service's tokens, or keys of a kind, have. */
        FORMAT,
        /** It is a value of a Kubernetes Secret: whoever wrote it there said that it is one. */
        DECLARED,
        /** Its name and what stands around it; it may yet be something else. */
        CONTEXT
    }

    /** The id of what found it. */
    public String detector() {
        return detail.detector();
    }

    /** The same, found in history, too. */
    public SecretCandidate tracedTo(SecretTrace trace) {
        return new SecretCandidate(description, value, origin, presence, recognition, detail.tracedTo(trace));
    }

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }
}
