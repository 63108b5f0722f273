package dev.gatehouse.plan;

import dev.gatehouse.model.repair.Change;
import java.util.List;

/**
 * What would change.
 *
 * @param changes in the order in which they are made: what gives before what takes
 * @param manual what only a person can change
 * @param kept what is left as it is, although it is declared otherwise
 * @param unseen what could not be seen; of its source nothing is planned
 */
public record Plan(List<Change> changes, List<ManualStep> manual, List<Kept> kept, List<Unseen> unseen) {

    public Plan {
        changes = List.copyOf(changes);
        manual = List.copyOf(manual);
        kept = List.copyOf(kept);
        unseen = List.copyOf(unseen);
    }

    /** Whether everything that is declared could be held against what is there. */
    public boolean isWhole() {
        return unseen.isEmpty();
    }
}
