package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Several files made one: lists one after the other, named things side by side. A name or a single value that two files
 * give is a fault of the second.
 */
final class Merge {

    /** What each file says of itself. */
    private static final Set<String> OWN = Set.of("apiVersion", "include");

    private final List<Fault> faults;

    Merge(List<Fault> faults) {
        this.faults = faults;
    }

    Value.Entries of(List<Value.Entries> parts) {
        Value.Entries whole = parts.getFirst();
        for (Value.Entries part : parts.subList(1, parts.size())) {
            SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>(part.entries());
            entries.keySet().removeAll(OWN);
            whole = fields(BaselineFormat.BASELINE, whole, new Value.Entries(entries, part.location()));
        }
        return whole;
    }

    private Value.Entries fields(Shape.Fields shape, Value.Entries first, Value.Entries second) {
        SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>(first.entries());
        for (Shape.Fields.Key key : shape.keys()) {
            Value.Entries.Entry added = second.entries().get(key.name());
            Value.Entries.Entry known = entries.get(key.name());
            if (added != null) {
                entries.put(
                        key.name(),
                        known == null
                                ? added
                                : new Value.Entries.Entry(
                                        known.key(), value(key.shape(), known.value(), added, key.name())));
            }
        }
        return new Value.Entries(entries, first.location());
    }

    private Value value(Shape shape, Value first, Value.Entries.Entry second, String key) {
        if (shape instanceof Shape.Fields fields
                && first instanceof Value.Entries a
                && second.value() instanceof Value.Entries b) {
            return fields(fields, a, b);
        }
        if (first instanceof Value.Entries a && second.value() instanceof Value.Entries b) {
            return named(a, b);
        }
        if (first instanceof Value.Items a && second.value() instanceof Value.Items b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Value.Items(items, a.location());
        }
        faults.add(twice(second.key(), key, first.location()));
        return first;
    }

    private Value.Entries named(Value.Entries first, Value.Entries second) {
        SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>(first.entries());
        second.entries().forEach((name, entry) -> {
            Value.Entries.Entry known = entries.putIfAbsent(name, entry);
            if (known != null) {
                faults.add(twice(entry.key(), name, known.key()));
            }
        });
        return new Value.Entries(entries, first.location());
    }

    private static Fault twice(Location at, String name, Location first) {
        return new Fault(
                at,
                "`" + name + "` is declared twice",
                name,
                "It stands at " + first + " already; keep one of the two.");
    }
}
