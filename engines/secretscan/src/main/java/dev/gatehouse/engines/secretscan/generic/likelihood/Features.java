package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is true of a candidate, each as {@code group.feature} or {@code group.feature=value}. Holds no text of it. */
public final class Features {

    /** For each group the names with it before them: there are as many as the code has. */
    private static final Map<String, Map<String, String>> GROUPED = new ConcurrentHashMap<>();

    private final List<String> names = new ArrayList<>(48);

    public void add(String name) {
        names.add(name);
    }

    public void addIf(boolean holds, String name) {
        if (holds) {
            names.add(name);
        }
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    int count() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    /** Adds all from a place on again, with a group before them. */
    void repeat(int from, String group) {
        Map<String, String> grouped = GROUPED.computeIfAbsent(group, unseen -> new ConcurrentHashMap<>());
        int to = names.size();
        for (int i = from; i < to; i++) {
            String name = names.get(i);
            String with = grouped.get(name);
            if (with == null) {
                with = group + name;
                grouped.put(name, with);
            }
            names.add(with);
        }
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
