package dev.gatehouse.engines.windows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** One start, such as a freeze's. */
public record Once(Instant start) implements Recurrence {

    @Override
    public Iterator<Instant> starts(Instant notBefore, ZoneId zone) {
        return start.isBefore(notBefore)
                ? Collections.emptyIterator()
                : List.of(start).iterator();
    }
}
