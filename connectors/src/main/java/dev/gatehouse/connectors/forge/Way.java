package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.repair.Change;
import java.util.Map;

/** How one kind of thing is changed. What has nothing to capture takes a change back by making its inverse. */
@FunctionalInterface
public interface Way {

    /**
     * Makes a change.
     *
     * @param captured what {@link #capture} gave for it
     */
    Answer<Boolean> write(Change change, Map<String, String> captured);

    /** As {@link ForgeWriter#capture}. */
    default Answer<Map<String, String>> capture(Change change) {
        return Answer.seen(Map.of());
    }

    /** As {@link ForgeWriter#restore}. */
    default Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return write(inverse, captured);
    }

    /** There is none. */
    static Way none(String why) {
        return (_, _) -> Writes.impossible(why);
    }
}
