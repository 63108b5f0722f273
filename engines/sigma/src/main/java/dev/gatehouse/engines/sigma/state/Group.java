package dev.gatehouse.engines.sigma.state;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values by which occurrences are grouped; one that is missing is empty. */
public final class Group implements Comparable<Group> {

    /** Of no values. */
    public static final Group NONE = new Group(List.of());

    private final String[] values;
    private final int hash;

    /** Of these values. */
    public Group(List<String> values) {
        this(values.toArray(String[]::new));
    }

    private Group(String[] values) {
        this.values = values;
        this.hash = hash(values);
    }

    /** Spreads names that differ in a digit or two, as those of accounts and repositories do. */
    private static int hash(String[] values) {
        int hash = 0;
        for (String value : values) {
            hash = (Integer.rotateLeft(hash, 15) ^ value.hashCode()) * 0x9E3779B1;
        }
        return hash ^ hash >>> 15;
    }

    /** Of some of the values of an event. */
    public static Group of(List<@Nullable String> captured, int[] positions) {
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            String value = captured.get(positions[i]);
            values[i] = value == null ? "" : value;
        }
        return new Group(values);
    }

    public List<String> values() {
        return List.of(values);
    }

    @Override
    public int compareTo(Group other) {
        return Arrays.compare(values, other.values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Group that && hash == that.hash && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
