package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.rule.Threshold;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;

/**
 * An hour of the day (UTC) whose share of the group's own events within the timespan before, in percent, passes the
 * condition. The event itself does not count, and nothing is said before the group has had {@code minimum-events}.
 */
final class RareHourOperator implements Operator<RareHourOperator.Hours> {

    private static final long HOUR = 3_600_000;
    private static final int HOURS_OF_DAY = 24;

    private final CorrelationRule rule;
    private final boolean once;
    private final long timespan;

    /**
     * An operator for a rule.
     *
     * @param once whether of the events of one rare hour only the first is given
     */
    RareHourOperator(CorrelationRule rule, boolean once) {
        this.rule = rule;
        this.once = once;
        this.timespan = rule.timespan().toMillis();
    }

    /** How many events each hour had, the first one first, and how many each hour of the day had in all of them. */
    static final class Hours {

        private final ArrayDeque<Hour> hours = new ArrayDeque<>();
        private final long[] ofDay = new long[HOURS_OF_DAY];
        private long all;

        /** The hour in which something was found last. */
        private long found = Long.MIN_VALUE;

        private void add(long number, int count) {
            Hour last = hours.peekLast();
            if (last == null || last.number != number) {
                last = new Hour(number);
                hours.addLast(last);
            }
            last.count += count;
            ofDay[ofDay(number)] += count;
            all += count;
        }

        private void forgetBefore(long number) {
            while (!hours.isEmpty() && hours.getFirst().number < number) {
                Hour first = hours.removeFirst();
                ofDay[ofDay(first.number)] -= first.count;
                all -= first.count;
            }
        }

        private static int ofDay(long number) {
            return Math.floorMod(number, HOURS_OF_DAY);
        }
    }

    /** One hour, by its number since 1970. */
    private static final class Hour {

        private final long number;
        private int count;

        Hour(long number) {
            this.number = number;
        }
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<Hours> state, Output output) {
        Occurrence occurrence = occurrences.getFirst();
        Hours known = state.get();
        Hours hours = known == null ? new Hours() : known;
        long hour = Math.floorDiv(occurrence.time(), HOUR);
        hours.forgetBefore(Math.floorDiv(occurrence.time() - timespan, HOUR));
        if (hours.all > 0
                && hours.all >= rule.history().events()
                && !(once && hours.found == hour)
                && isRare(hours.ofDay[Hours.ofDay(hour)], hours.all)) {
            hours.found = hour;
            output.found(occurrence, occurrence.time(), occurrence.events());
        }
        hours.add(hour, 1);
        state.put(hours);
        state.wakeAt(occurrence.time() + timespan);
    }

    /** Compared without dividing: the hundredfold with the limit times all. */
    private boolean isRare(long same, long all) {
        BigDecimal hundredfold = BigDecimal.valueOf(100 * same);
        BigDecimal whole = BigDecimal.valueOf(all);
        for (Threshold.Bound bound : rule.condition().bounds()) {
            if (!bound.comparison().holds(hundredfold.compareTo(bound.number().multiply(whole)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void wake(long time, KeyedState<Hours> state, Output output) {
        state.clear();
    }

    @Override
    public int size(Hours hours) {
        return hours.hours.size();
    }

    @Override
    public void write(Hours hours, DataOutput to) throws IOException {
        to.writeLong(hours.found);
        to.writeInt(hours.hours.size());
        for (Hour hour : hours.hours) {
            to.writeLong(hour.number);
            to.writeInt(hour.count);
        }
    }

    @Override
    public Hours read(DataInput from) throws IOException {
        Hours hours = new Hours();
        hours.found = from.readLong();
        int count = Encoding.readCount(from);
        for (int i = 0; i < count; i++) {
            hours.add(from.readLong(), from.readInt());
        }
        return hours;
    }
}
