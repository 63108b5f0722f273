package dev.gatehouse.cli.repair;

import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.Plan;
import dev.gatehouse.plan.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a plan still holds: what is planned now is a part of it, and whatever of it is not planned any more is done.
 * Only what is in both is made, so a plan that someone made up does nothing that the baseline does not ask for.
 *
 * @param works what is left to do, in the order of the plan
 * @param reasons why it does not hold; empty where it does
 */
record Holding(List<Making.Work> works, List<String> reasons) {

    static Holding of(Plan planned, RepairRun repair, Journal.Run run) {
        Planned now = repair.now();
        List<String> reasons = new ArrayList<>();
        for (Unseen each : now.plan().unseen()) {
            reasons.add("not seen: " + each.source() + "  " + each.what() + ": " + each.reason());
        }
        if (!reasons.isEmpty()) {
            return new Holding(List.of(), reasons);
        }
        Map<String, Change> fresh = new LinkedHashMap<>();
        now.plan().changes().forEach(change -> fresh.put(change.target().key(), change));
        Map<String, Journal.Step> begun = new HashMap<>();
        run.steps().forEach(step -> begun.put(step.change().target().key(), step));
        Map<String, Inventory> inventories = repair.inventories();
        List<Making.Work> works = new ArrayList<>();
        for (Change change : planned.changes()) {
            Change again = fresh.remove(change.target().key());
            Optional<Journal.Step> step =
                    Optional.ofNullable(begun.get(change.target().key())).filter(each -> isSame(each.change(), change));
            boolean halfDone = step.filter(each -> !each.done()).isPresent();
            Inventory inventory = inventories.get(change.target().source().toLowerCase(Locale.ROOT));
            if (again != null && isSame(again, change)) {
                works.add(
                        new Making.Work(change, halfDone ? step.map(Journal.Step::captured) : Optional.empty(), false));
            } else if (halfDone && (inventory == null || !inventory.isDone(change))) {
                works.add(new Making.Work(change, step.map(Journal.Step::captured), false));
            } else if (inventory == null || !inventory.isDone(change)) {
                reasons.add((again == null ? "it is not asked for any more, and not done: " : "it is another now: ")
                        + PlanText.line(again == null ? change : again));
            }
        }
        fresh.values().forEach(change -> reasons.add("it came up since: " + PlanText.line(change)));
        return new Holding(works, reasons);
    }

    private static boolean isSame(Change one, Change other) {
        return one.target().key().equals(other.target().key())
                && Objects.equals(one.before(), other.before())
                && Objects.equals(one.after(), other.after());
    }
}
