package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.state.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups, each made once as long as it is asked for again: several correlations go by the same fields, and find the
 * same object sooner than an equal one. Not safe for use by several threads.
 */
final class RecentGroups {

    private static final int SIZE = 1 << 12;

    private final @Nullable Group[] groups = new Group[SIZE];

    /** The group of some of the values of an event. */
    Group of(List<@Nullable String> captured, int[] positions) {
        Group group = Group.of(captured, positions);
        int slot = (group.hashCode() * 0x9E3779B9) >>> 20;
        Group known = groups[slot];
        if (group.equals(known)) {
            return known;
        }
        groups[slot] = group;
        return group;
    }
}
