package dev.gatehouse.engines.windows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.function.Function;

/** Where civil times lie on the line of instants. */
final class CivilTime {

    private CivilTime() {}

    /** The instant of a civil time: in a gap, the gap's end; in an overlap, the first of the two. */
    static Instant first(LocalDateTime time, ZoneId zone) {
        return instant(time, zone.getRules(), List::getFirst);
    }

    /** The instant of a civil time in the second pass of an overlap; the only one elsewhere. */
    static Instant last(LocalDateTime time, ZoneId zone) {
        return instant(time, zone.getRules(), List::getLast);
    }

    private static Instant instant(LocalDateTime time, ZoneRules rules, Function<List<ZoneOffset>, ZoneOffset> chosen) {
        ZoneOffsetTransition transition = rules.getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.toInstant(chosen.apply(rules.getValidOffsets(time)));
    }
}
