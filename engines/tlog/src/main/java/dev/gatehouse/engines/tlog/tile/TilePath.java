package dev.gatehouse.engines.tlog.tile;

/**
 * Where a tile lies.
 *
 * @param level from 0, or {@link #ENTRIES}
 * @param index from 0, within its level
 * @param width how many it holds, 1 to {@link #WIDTH}
 */
public record TilePath(int level, long index, int width) {

    /** How many hashes or entries a full tile holds. */
    public static final int WIDTH = 256;

    /** The level of bundles of entries. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 7;

    public TilePath {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("no tile: " + level + ", " + index + ", " + width);
        }
    }

    /** The tile of an index in a log of a size, as wide as it is then. */
    public static TilePath in(int level, long index, long size) {
        long there = size >>> 8 * Math.max(0, level);
        return new TilePath(level, index, (int) Math.min(WIDTH, there - index * WIDTH));
    }

    /** Whether it will never be wider. */
    public boolean full() {
        return width == WIDTH;
    }

    /** The same, once it is full. */
    public TilePath whenFull() {
        return new TilePath(level, index, WIDTH);
    }

    /** {@code tile/0/x001/234}, {@code tile/entries/000.p/5}. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : String.valueOf(level)) + "/" + path
                + (full() ? "" : ".p/" + width);
    }
}
