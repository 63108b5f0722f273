package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.text.DatePart;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An event being described. */
public final class Draft {

    private @Nullable Instant time;
    private String action = "";
    private Activity activity = Activity.OTHER;
    private @Nullable String actor;
    private @Nullable String address;
    private @Nullable String repository;
    private @Nullable String object;
    private Outcome outcome = Outcome.UNTOLD;
    private @Nullable String agent;
    private boolean program;

    Draft time(@Nullable String text) {
        OptionalLong millis = text == null ? OptionalLong.empty() : DatePart.Dates.epochMillis(text);
        time = millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
        return this;
    }

    Draft did(String what, Activity kind) {
        action = what;
        activity = kind;
        return this;
    }

    Draft by(@Nullable String account) {
        actor = account;
        return this;
    }

    /** An address, with or without a port, which is left out. */
    Draft from(@Nullable String where) {
        address = where == null ? null : withoutPort(where);
        return this;
    }

    private static String withoutPort(String where) {
        int port = where.lastIndexOf(':');
        if (where.startsWith("[")) {
            int end = where.indexOf(']');
            return end < 0 ? where : where.substring(1, end);
        }
        return port > 0 && where.indexOf(':') == port ? where.substring(0, port) : where;
    }

    Draft repository(@Nullable String name) {
        repository = name;
        return this;
    }

    Draft object(@Nullable String name) {
        object = name;
        return this;
    }

    Draft ended(Outcome how) {
        outcome = how;
        return this;
    }

    Draft with(@Nullable String program) {
        agent = program;
        return this;
    }

    /** Whether the actor is no person. */
    Draft byProgram(boolean so) {
        program = so;
        return this;
    }

    /** The event. */
    public AccessEvent at(Origin origin, LogKind log) {
        return new AccessEvent(
                origin, log, time, action, activity, actor, address, repository, object, outcome, agent, program);
    }
}
