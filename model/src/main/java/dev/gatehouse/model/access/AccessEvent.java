package dev.gatehouse.model.access;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a log in the words that all logs share. What the log does not tell is null.
 *
 * @param origin the file and line
 * @param log which kind of log it is of
 * @param time when it happened
 * @param action what was done, in the log's own word
 * @param activity what kind of thing that is
 * @param actor the account that did it, as the system calls it
 * @param address where from: an IP address, or what the log gives in its place
 * @param repository {@code organisation/name} on a forge
 * @param object what it was done to besides: a branch, an account, an application, a path
 * @param outcome how it ended
 * @param agent the program that was used, as it calls itself
 * @param byProgram whether the log tells that the actor is no person: a service, a bot, a token of its own
 */
public record AccessEvent(
        Origin origin,
        LogKind log,
        @Nullable Instant time,
        String action,
        Activity activity,
        @Nullable String actor,
        @Nullable String address,
        @Nullable String repository,
        @Nullable String object,
        Outcome outcome,
        @Nullable String agent,
        boolean byProgram)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ACCESS_EVENT;
    }

    /** What it was done to; the repository first. */
    public @Nullable String target() {
        return repository != null ? repository : object;
    }
}
