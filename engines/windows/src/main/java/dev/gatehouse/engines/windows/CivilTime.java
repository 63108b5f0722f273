package dev.gatehouse.engines.windows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Where civil times lie on the line of instants. */
final class CivilTime {

    private CivilTime() {}

    /** The instant of a civil time: in a gap, the gap's end; in an overlap, the first of the two. */
    static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(time);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return time.toInstant(rules.getValidOffsets(time).getFirst());
    }

    /** The instant of a civil time in the second pass of an overlap; the only one elsewhere. */
    static Instant last(LocalDateTime time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(time);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return time.toInstant(rules.getValidOffsets(time).getLast());
    }
}
