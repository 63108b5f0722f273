package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.rule.CorrelationType;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The correlations of the specification. A window slides: it reaches back from each occurrence by the timespan, both
 * ends included, so that no boundary between fixed windows can hide a match.
 */
final class WindowOperator implements Operator<Window> {

    private static final int LEAST_REMEMBERED = 10_000;

    /** Of windows that are added up: each occurrence counts. */
    private static final int LEAST_SUMMED = 100_000;

    /** Of windows that are walked through or sorted at each occurrence. */
    private static final int LEAST_WALKED = 1_000;

    private final CorrelationRule rule;
    private final boolean once;
    private final Figure figure;
    private final long timespan;
    private final int most;

    /**
     * An operator for a rule.
     *
     * @param once whether a hit is given only when the condition begins to hold, not at each occurrence at which it
     *     does
     */
    WindowOperator(CorrelationRule rule, Figure figure, boolean once) {
        this.rule = rule;
        this.figure = figure;
        this.once = once;
        this.timespan = rule.timespan().toMillis();
        this.most = Math.clamp(2 * rule.condition().largest(), least(rule), Integer.MAX_VALUE / 2);
    }

    private static int least(CorrelationRule rule) {
        return switch (rule.type()) {
            case VALUE_SUM, VALUE_AVG -> LEAST_SUMMED;
            case VALUE_PERCENTILE, VALUE_MEDIAN -> LEAST_WALKED;
            case TEMPORAL_ORDERED -> rule.condition().bounds().isEmpty() ? LEAST_REMEMBERED : LEAST_WALKED;
            case EVENT_COUNT, VALUE_COUNT, TEMPORAL, FIRST_SEEN, VELOCITY, RARE_HOUR, ABSENCE, DORMANT ->
                LEAST_REMEMBERED;
        };
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<Window> state, Output output) {
        Window known = state.get();
        Window window = known == null ? new Window(rule.type()) : known;
        Occurrence last = null;
        for (Occurrence occurrence : occurrences) {
            Entry entry = Entry.of(occurrence);
            if (isUsable(occurrence) && !(last != null && window.repeats(entry))) {
                window.keep(occurrence.time() - timespan, most - 1);
                window.add(entry);
                last = occurrence;
            }
        }
        if (last == null) {
            return;
        }
        Supplier<List<Origin>> events = figure.holds(window);
        if (events != null && !(once && window.held())) {
            output.found(last, last.time(), events.get());
        }
        window.held(events != null);
        state.put(window);
        state.wakeAt(window.first().time() + timespan);
    }

    private boolean isUsable(Occurrence occurrence) {
        List<String> fields = occurrence.fields();
        return rule.fields().isEmpty() || !fields.isEmpty() && isUsable(fields.getFirst());
    }

    private boolean isUsable(String value) {
        return switch (rule.type()) {
            case VALUE_SUM, VALUE_AVG, VALUE_MEDIAN -> Numbers.parse(value).isPresent();
            case VALUE_PERCENTILE ->
                rule.percentile() == null || Numbers.parse(value).isPresent();
            case EVENT_COUNT,
                    VALUE_COUNT,
                    TEMPORAL,
                    TEMPORAL_ORDERED,
                    FIRST_SEEN,
                    VELOCITY,
                    RARE_HOUR,
                    ABSENCE,
                    DORMANT -> true;
        };
    }

    @Override
    public void wake(long time, KeyedState<Window> state, Output output) {
        Window window = state.get();
        if (window == null) {
            return;
        }
        window.keep(time - timespan + 1, most);
        if (window.isEmpty()) {
            state.clear();
        } else {
            window.held(
                    window.held() && rule.type() != CorrelationType.TEMPORAL_ORDERED && figure.holds(window) != null);
            state.put(window);
            state.wakeAt(window.first().time() + timespan);
        }
    }

    @Override
    public int size(Window window) {
        return window.remembered();
    }

    @Override
    public void write(Window window, DataOutput to) throws IOException {
        to.writeBoolean(window.held());
        to.writeInt(window.size());
        for (Entry entry : window.entries()) {
            entry.write(to);
        }
    }

    @Override
    public Window read(DataInput from) throws IOException {
        Window window = new Window(rule.type());
        window.held(from.readBoolean());
        int count = Encoding.readCount(from);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Entry.read(from));
        }
        entries.forEach(window::add);
        return window;
    }
}
