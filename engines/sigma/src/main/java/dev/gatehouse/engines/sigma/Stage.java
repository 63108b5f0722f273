package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.state.Group;
import dev.gatehouse.engines.sigma.state.InMemoryStates;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One correlation with its states. */
final class Stage {

    private final CorrelationPlan plan;
    private final int position;
    private final boolean alone;
    private final InMemoryStates<?> states;
    private final List<Arrived> arrived = new ArrayList<>();

    private record Arrived(Group group, Occurrence occurrence) {}

    /**
     * A correlation that has seen nothing yet.
     *
     * @param position among all rules, detections first
     * @param alone whether its hits are results
     */
    Stage(CorrelationPlan plan, int position, boolean alone, Operator<?> operator, DetectorOptions options) {
        this.plan = plan;
        this.position = position;
        this.alone = alone;
        this.states = new InMemoryStates<>(operator, options.mostKeys(), options.mostRemembered());
    }

    CorrelationPlan plan() {
        return plan;
    }

    int position() {
        return position;
    }

    boolean isAlone() {
        return alone;
    }

    /** Takes an occurrence of the event that is being taken up. */
    void arrives(Group group, Occurrence occurrence) {
        arrived.add(new Arrived(group, occurrence));
    }

    /** Looks at what has arrived of one event, by group. */
    void takeUp(Function<Group, Output> outputs) {
        if (arrived.size() == 1) {
            Arrived only = arrived.removeLast();
            states.on(only.group(), List.of(only.occurrence()), outputs.apply(only.group()));
            return;
        }
        arrived.sort(Comparator.comparingInt(one -> one.occurrence().position()));
        Map<Group, List<Occurrence>> grouped = new LinkedHashMap<>();
        for (Arrived one : arrived) {
            grouped.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one.occurrence());
        }
        arrived.clear();
        grouped.forEach((group, occurrences) -> states.on(group, occurrences, outputs.apply(group)));
    }

    long due() {
        return states.due();
    }

    void wake(Function<Group, Output> outputs) {
        states.wake(outputs);
    }

    int keys() {
        return states.keys();
    }

    long forgotten() {
        return states.forgotten();
    }

    void write(DataOutput to) throws IOException {
        states.write(to);
    }

    void read(DataInput from) throws IOException {
        states.read(from);
    }
}
