package dev.gatehouse.engines.windows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;

/** When something starts, again and again or once. */
public sealed interface Recurrence permits Cron, RecurrenceRule, Once {

    /**
     * The starts from an instant on, each later than the one before it.
     *
     * @param notBefore the earliest that counts
     * @param zone whose civil time the recurrence is written in
     * @return has no next where there is none within {@link #HORIZON_DAYS} of the last one, or of {@code notBefore}
     */
    Iterator<Instant> starts(Instant notBefore, ZoneId zone);

    /**
     * How far a next start is looked for: 29 February on one day of the week comes again after forty years at the
     * latest (between 2096 and 2104 there is no leap year).
     */
    int HORIZON_DAYS = 40 * 366;
}
