package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.ArrayList;
import java.util.List;

/** What is true of a candidate, each as {@code group.feature} or {@code group.feature=value}. Holds no text of it. */
public final class Features {

    private final List<String> names = new ArrayList<>();

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

    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
