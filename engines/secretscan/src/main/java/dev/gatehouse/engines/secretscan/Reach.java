package dev.gatehouse.engines.secretscan;

/**
 * How far from a keyword's first byte a verification looks, before it and from it on: each one of sixteen sizes, so
 * that both fit a byte. Where it ends at line breaks, it looks no further than the fourth before and the twelfth after.
 *
 * <p>A verifier is given nothing that is out of its reach, so what it says depends on nothing else and stays true of a
 * copy of that part. It declares as little as it needs: the smaller, the more of a history need not be looked at again.
 */
public final class Reach {

    private static final int LINES_BEFORE = 4;
    private static final int LINES_AFTER = 12;
    private static final int[] SIZES = {16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 4096, 6144, 8192
    };

    /** The farthest that any verification looks. */
    public static final Reach MOST = new Reach(0xff, false);

    /** How far {@link Verifier#mayStand} looks. It stands here, as an interface with a constant starts slower. */
    static final Reach GLANCE = of(96, 192);

    /** How far it looks at first, which is enough for most keywords. */
    static final Reach NARROW_GLANCE = of(32, 64);

    private final int code;
    private final boolean lines;

    private Reach(int code, boolean lines) {
        this.code = code;
        this.lines = lines;
    }

    /**
     * A reach, rounded up.
     *
     * @param before how many bytes before the keyword's first, at most 8,192
     * @param after how many from its first on, at most 8,192
     */
    public static Reach of(int before, int after) {
        return new Reach(code(before, after), false);
    }

    /** The same, ending at line breaks where they come earlier. */
    public Reach withinLines() {
        return new Reach(code, true);
    }

    /** The longer of both, on either side. */
    public Reach and(Reach other) {
        int longer = Math.max(code & 0xf0, other.code & 0xf0) | Math.max(code & 0xf, other.code & 0xf);
        return new Reach(longer, lines && other.lines);
    }

    /** The reach as a number from 0 to 255, whatever lines say. */
    int code() {
        return code;
    }

    /** The number of a reach, rounded up as by {@link #of}. */
    public static int code(int before, int after) {
        return size(before) << 4 | size(after);
    }

    /** The bytes before a keyword, whatever lines say. */
    int before() {
        return before(code);
    }

    /** The bytes from a keyword's first on, whatever lines say. */
    int after() {
        return after(code);
    }

    /** The bytes before a keyword, of a reach by its number. */
    public static int before(int code) {
        return SIZES[code >> 4];
    }

    /** The bytes from a keyword's first on, of a reach by its number. */
    public static int after(int code) {
        return SIZES[code & 0xf];
    }

    private static int size(int bytes) {
        int size = 0;
        while (SIZES[size] < bytes) {
            if (++size == SIZES.length) {
                throw new IllegalArgumentException("a reach is at most 8,192 bytes: " + bytes);
            }
        }
        return size;
    }

    /** The offset of the first byte in reach of an offset. */
    int from(LineBreaks breaks, int start) {
        int from = Math.max(0, start - before(code));
        return lines ? breaks.before(start, LINES_BEFORE, from) : from;
    }

    /** The offset after the last byte in reach of an offset, in a content of so many bytes. */
    int to(LineBreaks breaks, int length, int start) {
        int to = (int) Math.min(length, (long) start + after(code));
        return lines ? breaks.after(start, LINES_AFTER, to) : to;
    }

    /**
     * The number of a reach that holds what is looked at around an offset. Where that ends because the content does, it
     * is as much as it could have been: in a longer content it would be.
     */
    int code(int from, int start, int to, int length) {
        int before = from == 0 ? Math.max(before(code), before(GLANCE.code)) : start - from;
        int after = to == length ? Math.max(after(code), after(GLANCE.code)) : to - start;
        return code(before, after);
    }

    @Override
    public String toString() {
        return "-" + before(code) + "..+" + after(code) + (lines ? " within lines" : "");
    }
}
