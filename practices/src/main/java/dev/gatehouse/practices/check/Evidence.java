package dev.gatehouse.practices.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All that a rule may look at. */
public final class Evidence {

    private final Baseline baseline;
    private final Snapshot snapshot;
    private final Standings standings;
    private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();

    public Evidence(Baseline baseline, Snapshot snapshot) {
        this.baseline = baseline;
        this.snapshot = snapshot;
        this.standings = new Standings(baseline.environments());
    }

    public Baseline baseline() {
        return baseline;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The instant as of which is judged. */
    public Instant at() {
        return snapshot.at();
    }

    /** The day as of which is judged, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(at(), ZoneOffset.UTC);
    }

    public <F extends Fact> List<F> facts(Class<F> type) {
        return snapshot.facts(type);
    }

    /** The Kubernetes objects of one group and kind. */
    public List<KubernetesObject> objects(String group, String kind) {
        return view(ObjectsByKind.class, ObjectsByKind::of).of(group, kind);
    }

    /**
     * Something derived from the evidence, made once and shared by the rules that ask for it.
     *
     * @param type what is derived; an immutable type
     * @param derivation makes it; may itself ask for other views
     */
    public <V> V view(Class<V> type, Function<Evidence, V> derivation) {
        Object known = views.get(type);
        if (known == null) {
            known = derivation.apply(this);
            views.put(type, known);
        }
        return type.cast(known);
    }

    /** How much depends on what a file deploys. */
    public Standing standing(String file) {
        return standings.of(file);
    }

    /** How much depends on an object: by its file, else by its namespace. */
    public Standing standing(KubernetesObject object) {
        return standings.of(object);
    }
}
