package dev.gatehouse.engines.sigma.correlation;

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
import java.math.MathContext;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An hour of the day (UTC) whose share of the group's own events within the timespan before, in percent, passes the
 * condition. The event itself does not count, and nothing is said before the group has had {@code minimum-events}.
 */
final class RareHourOperator implements Operator<SortedMap<Long, Integer>> {

    private static final long HOUR = 3_600_000;
    private static final int HOURS_OF_DAY = 24;

    private final CorrelationRule rule;
    private final long timespan;

    RareHourOperator(CorrelationRule rule) {
        this.rule = rule;
        this.timespan = rule.timespan().toMillis();
    }

    /** The state is how many events each hour since 1970 had. */
    @Override
    public void on(Occurrence occurrence, KeyedState<SortedMap<Long, Integer>> state, Output output) {
        SortedMap<Long, Integer> known = state.get();
        SortedMap<Long, Integer> hours = known == null ? new TreeMap<>() : known;
        long hour = Math.floorDiv(occurrence.time(), HOUR);
        hours.headMap(Math.floorDiv(occurrence.time() - timespan, HOUR)).clear();
        long all = 0;
        long same = 0;
        for (Map.Entry<Long, Integer> entry : hours.entrySet()) {
            all += entry.getValue();
            same += Math.floorMod(entry.getKey() - hour, HOURS_OF_DAY) == 0 ? entry.getValue() : 0;
        }
        if (all > 0 && all >= rule.history().events()) {
            BigDecimal share = BigDecimal.valueOf(100 * same).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
            if (rule.condition().holds(share)) {
                output.found(occurrence, occurrence.time(), occurrence.events());
            }
        }
        hours.merge(hour, 1, Integer::sum);
        state.put(hours);
        state.wakeAt(occurrence.time() + timespan);
    }

    @Override
    public void wake(long time, KeyedState<SortedMap<Long, Integer>> state, Output output) {
        state.clear();
    }

    @Override
    public int size(SortedMap<Long, Integer> hours) {
        return hours.size();
    }

    @Override
    public void write(SortedMap<Long, Integer> hours, DataOutput to) throws IOException {
        to.writeInt(hours.size());
        for (Map.Entry<Long, Integer> entry : hours.entrySet()) {
            to.writeLong(entry.getKey());
            to.writeInt(entry.getValue());
        }
    }

    @Override
    public SortedMap<Long, Integer> read(DataInput from) throws IOException {
        int count = Encoding.readCount(from);
        SortedMap<Long, Integer> hours = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            hours.put(from.readLong(), from.readInt());
        }
        return hours;
    }
}
