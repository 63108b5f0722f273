package dev.gatehouse.engines.secretscan;

import org.jspecify.annotations.Nullable;

/** Tells whether a token stands at a keyword. Looks at a bounded part of the text only. */
@FunctionalInterface
public interface Verifier {

    /**
     * Looks for a token.
     *
     * @param text the whole text
     * @param start offset of the keyword's first character
     * @param end offset after its last
     * @return where the token stands; null where none does
     */
    @Nullable
    Extent verify(String text, int start, int end);
}
