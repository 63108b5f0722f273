package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two places of the same group one after the other within the timespan, so far apart that the speed between them, in
 * kilometres per hour, passes the condition. Events at the same second count as a second apart.
 */
final class VelocityOperator implements Operator<VelocityOperator.Last> {

    private static final double SHORTEST_HOURS = 1.0 / 3600;

    private final CorrelationRule rule;
    private final Locator locator;
    private final long timespan;

    /** Where the group was last. */
    record Last(long time, Locator.Place place, List<Origin> events) {}

    VelocityOperator(CorrelationRule rule, Locator locator) {
        this.rule = rule;
        this.locator = locator;
        this.timespan = rule.timespan().toMillis();
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<Last> state, Output output) {
        occurrences.forEach(occurrence -> on(occurrence, state, output));
    }

    private void on(Occurrence occurrence, KeyedState<Last> state, Output output) {
        Locator.Place place = place(occurrence.fields()).orElse(null);
        if (place == null) {
            return;
        }
        Last last = state.get();
        if (last != null && occurrence.time() - last.time() <= timespan) {
            double hours = Math.max(SHORTEST_HOURS, (occurrence.time() - last.time()) / 3_600_000.0);
            double speed = last.place().kilometresTo(place) / hours;
            if (rule.condition().holds(BigDecimal.valueOf(speed))) {
                List<Origin> events = new ArrayList<>(last.events());
                events.addAll(occurrence.events());
                output.found(occurrence, occurrence.time(), events);
            }
        }
        state.put(new Last(occurrence.time(), place, occurrence.events()));
        state.wakeAt(occurrence.time() + timespan);
    }

    private Optional<Locator.Place> place(List<String> fields) {
        if (fields.size() == 1) {
            return locator.locate(fields.getFirst());
        }
        if (fields.size() != 2) {
            return Optional.empty();
        }
        Optional<BigDecimal> latitude = Numbers.parse(fields.get(0)).filter(n -> isWithin(n, 90));
        Optional<BigDecimal> longitude = Numbers.parse(fields.get(1)).filter(n -> isWithin(n, 180));
        return latitude.flatMap(lat -> longitude.map(lon -> new Locator.Place(lat.doubleValue(), lon.doubleValue())));
    }

    private static boolean isWithin(BigDecimal degrees, int most) {
        return degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    @Override
    public void wake(long time, KeyedState<Last> state, Output output) {
        state.clear();
    }

    @Override
    public int size(Last last) {
        return 1;
    }

    @Override
    public void write(Last last, DataOutput to) throws IOException {
        to.writeLong(last.time());
        to.writeDouble(last.place().latitude());
        to.writeDouble(last.place().longitude());
        Encoding.writeOrigins(last.events(), to);
    }

    @Override
    public Last read(DataInput from) throws IOException {
        return new Last(
                from.readLong(), new Locator.Place(from.readDouble(), from.readDouble()), Encoding.readOrigins(from));
    }
}
