package dev.gatehouse.engines.policycsv;

import java.util.List;

/**
 * A question to a policy.
 *
 * @param subject a user, a project's role ({@code proj:PROJECT:ROLE}) or a role
 * @param groups the user's
 * @param action a verb: {@code sync}
 * @param resource a kind of thing: {@code applications}
 * @param object its name: {@code shop/web}
 */
public record Request(String subject, List<String> groups, String action, String resource, String object) {

    public Request {
        groups = List.copyOf(groups);
    }

    public Request(String subject, String action, String resource, String object) {
        this(subject, List.of(), action, resource, object);
    }

    /** The same question about somebody else. */
    public Request of(String other, List<String> itsGroups) {
        return new Request(other, itsGroups, action, resource, object);
    }
}
