package dev.gatehouse.engines.secretscan;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a secret stands at a keyword.
 *
 * <p>It is given a text of one character per byte (ISO 8859-1), and looks at none further than
 * {@link SecretScanner#REACH} from the keyword's first: what it says depends on nothing else, so that it stays true of
 * a copy of that part.
 */
@FunctionalInterface
public interface Verifier {

    /**
     * Looks for a secret.
     *
     * @param text at least all that is in reach
     * @param start offset of the keyword's first character
     * @param end offset after its last
     * @return where the secret stands; null where none does
     */
    @Nullable
    Extent verify(String text, int start, int end);

    /** Looks for all secrets, where a keyword may have several. */
    default void verifyAll(String text, int start, int end, Consumer<Extent> found) {
        Extent extent = verify(text, start, end);
        if (extent != null) {
            found.accept(extent);
        }
    }
}
