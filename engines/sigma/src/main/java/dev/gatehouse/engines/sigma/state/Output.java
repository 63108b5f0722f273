package dev.gatehouse.engines.sigma.state;

import dev.gatehouse.engines.sigma.event.Origin;
import java.util.List;

/** Takes what an operator finds. */
public interface Output {

    /**
     * A correlation holds.
     *
     * @param last the occurrence by which it came to hold
     * @param time when, in milliseconds since 1970
     * @param events all that take part, in the order of their times
     */
    void found(Occurrence last, long time, List<Origin> events);
}
