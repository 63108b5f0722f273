package dev.gatehouse.model.repair;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A proposed repair of one thing.
 *
 * @param before what is there, by attribute; null where it is not there
 * @param after what is to be there; null where it is to go
 * @param reason why, one line
 * @param effects what it does to people, one line each
 */
public record Change(
        Target target,
        @Nullable SortedMap<String, String> before,
        @Nullable SortedMap<String, String> after,
        String reason,
        List<String> effects) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("nothing there, and nothing to be there: " + target.key());
        }
        before = before == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = after == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(after));
        effects = List.copyOf(effects);
    }

    /** What becomes of it. */
    public enum Action {
        ADD,
        CHANGE,
        REMOVE
    }

    public Action action() {
        return before == null ? Action.ADD : after == null ? Action.REMOVE : Action.CHANGE;
    }

    public ChangeKind kind() {
        return target.kind();
    }

    /** What was there, or an attribute that was not. */
    public String was(String attribute) {
        return value(before, attribute);
    }

    /** What is to be there; empty for an attribute that is not. */
    public String becomes(String attribute) {
        return value(after, attribute);
    }

    private static String value(@Nullable Map<String, String> state, String attribute) {
        return state == null ? "" : state.getOrDefault(attribute, "");
    }

    /** What takes it back. */
    public Change inverse(String why) {
        return new Change(target, after, before, why, List.of());
    }

    public Change with(List<String> newEffects) {
        return new Change(target, before, after, reason, newEffects);
    }
}
