package dev.gatehouse.baseline.authorization;

import dev.gatehouse.baseline.policy.AccessPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A question to the declared roles.
 *
 * @param subject a person's name, one of their e-mail addresses, or {@code system:account}
 * @param groups more groups than the baseline says they are in
 * @param verb {@code view}, {@code request}, {@code approve}, {@code execute}, {@code rollback}, {@code override}
 * @param resource {@code deployment}
 * @param environment where
 * @param part what of it
 * @param involved who requested or wrote what is asked about, as {@code subject} is written: they may not approve it
 */
public record AccessQuestion(
        String subject,
        List<String> groups,
        String verb,
        String resource,
        String environment,
        AccessPolicy.Part part,
        Set<String> involved,
        Instant at) {

    public AccessQuestion {
        groups = List.copyOf(groups);
        involved = Set.copyOf(involved);
    }

    /** One about all of an environment. */
    public AccessQuestion(
            String subject,
            List<String> groups,
            String verb,
            String resource,
            String environment,
            Set<String> involved,
            Instant at) {
        this(subject, groups, verb, resource, environment, AccessPolicy.Part.ALL, involved, at);
    }

    /** One about all of an environment that nobody is involved in yet. */
    public AccessQuestion(
            String subject, List<String> groups, String verb, String resource, String environment, Instant at) {
        this(subject, groups, verb, resource, environment, Set.of(), at);
    }
}
