package dev.gatehouse.cli.roles;

import dev.gatehouse.engines.policycsv.Decision;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.model.Location;
import java.util.List;
import java.util.Optional;

/** What answers who may do what. */
interface Authority {

    /**
     * An answer.
     *
     * @param place of the line that decided; empty where none did, or where it is in no file
     * @param why one line without a full stop
     */
    record Answer(boolean allowed, Optional<Location> place, String why) {}

    /** Somebody who may. */
    record Holder(String subject, Answer answer) {}

    /**
     * Something that somebody may do.
     *
     * @param what in words
     */
    record Grant(String what, Optional<Location> place, String why) {}

    Answer decide(Request request);

    List<Holder> whoCan(String action, String resource, String object);

    List<Grant> whatCan(String subject, List<String> groups);

    /** Everybody that is named. */
    List<String> subjects();

    /** The actions that a table of all shows, each {@code resource action}. */
    List<String> columns();

    /** One of Argo CD's policies. */
    static Authority of(ArgoCdPolicy policy) {
        return new ArgoCdAuthority(policy);
    }

    /** An answer out of a decision. */
    static Answer answer(ArgoCdPolicy policy, Decision decision) {
        return new Answer(decision.allowed(), policy.places().of(decision.part(), decision.line()), decision.why());
    }
}
