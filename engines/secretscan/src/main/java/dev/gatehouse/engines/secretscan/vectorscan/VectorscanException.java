package dev.gatehouse.engines.secretscan.vectorscan;

import org.jspecify.annotations.Nullable;

/** The library is not there, not the right one, or failed. */
public final class VectorscanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VectorscanException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
