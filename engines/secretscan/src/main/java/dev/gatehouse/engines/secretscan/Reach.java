package dev.gatehouse.engines.secretscan;

/**
 * How far from a keyword's first byte a verification looks, before it and from it on: each one of sixteen sizes, so
 * that both fit a byte.
 *
 * <p>A verifier is given nothing that is out of its reach, so what it says depends on nothing else and stays true of a
 * copy of that part. It declares as little as it needs: the smaller, the more of a history need not be looked at again.
 */
public final class Reach {

    private static final int[] SIZES = {16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 4096, 6144, 8192
    };

    /** The farthest that any verification looks. */
    public static final Reach MOST = new Reach(0xff);

    private final int code;

    private Reach(int code) {
        this.code = code;
    }

    /**
     * A reach, rounded up.
     *
     * @param before how many bytes before the keyword's first, at most 8,192
     * @param after how many from its first on, at most 8,192
     */
    public static Reach of(int before, int after) {
        return new Reach(code(before, after));
    }

    /** The longer of both, on either side. */
    public Reach and(Reach other) {
        return new Reach(and(code, other.code));
    }

    public int before() {
        return before(code);
    }

    public int after() {
        return after(code);
    }

    /** The reach as a number from 0 to 255. */
    int code() {
        return code;
    }

    /** The number of a reach, rounded up as by {@link #of}. */
    public static int code(int before, int after) {
        return size(before) << 4 | size(after);
    }

    static int and(int one, int other) {
        return Math.max(one & 0xf0, other & 0xf0) | Math.max(one & 0xf, other & 0xf);
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

    @Override
    public String toString() {
        return "-" + before() + "..+" + after();
    }
}
