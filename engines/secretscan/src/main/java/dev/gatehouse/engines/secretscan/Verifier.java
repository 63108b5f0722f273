package dev.gatehouse.engines.secretscan;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a secret stands at a keyword.
 *
 * <p>It is given a text of one character per byte (ISO 8859-1), which is cut to its {@link #reach}: what it says
 * depends on nothing else, so that it stays true of a copy of that part.
 */
@FunctionalInterface
public interface Verifier {

    /**
     * Looks for a secret.
     *
     * @param text all that is in reach
     * @param start offset of the keyword's first character
     * @param end offset after its last
     * @return where the secret stands; null where none does
     */
    @Nullable
    Extent verify(String text, int start, int end);

    /** How far it looks; never less than that changes what it says. */
    default Reach reach() {
        return Reach.MOST;
    }

    /**
     * Whether it is worth verifying a keyword, as a glance tells ({@link Reach#GLANCE}): most are a part of something
     * else.
     *
     * @param content with the keyword, of which the bytes from {@code from} to {@code to} are looked at
     * @param from offset of the first byte in reach of a glance
     * @param to offset after the last
     * @param start offset of the keyword's first byte
     * @param end offset after its last
     * @return false only where {@link #verify} finds nothing, whatever stands beyond
     */
    default boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return true;
    }

    /** Looks at a keyword as {@link #mayStand} does. */
    @FunctionalInterface
    interface Glance {

        /** As {@link Verifier#mayStand}. */
        boolean mayStand(byte[] content, int from, int to, int start, int end);
    }

    /** A verifier that looks no further than so. */
    static Verifier within(Reach reach, Glance glance, Verifier verifier) {
        return new Verifier() {
            @Override
            public Reach reach() {
                return reach;
            }

            @Override
            public boolean mayStand(byte[] content, int from, int to, int start, int end) {
                return glance.mayStand(content, from, to, start, end);
            }

            @Override
            public @Nullable Extent verify(String text, int start, int end) {
                return verifier.verify(text, start, end);
            }
        };
    }

    /** Looks for all secrets, where a keyword may have several. */
    default void verifyAll(String text, int start, int end, Consumer<Extent> found) {
        Extent extent = verify(text, start, end);
        if (extent != null) {
            found.accept(extent);
        }
    }
}
