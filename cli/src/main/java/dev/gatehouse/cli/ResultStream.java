package dev.gatehouse.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of results that remembers why they were lost. UTF-8. */
final class ResultStream extends PrintStream {

    private static final int BUFFER = 1 << 16;

    private final Remembering to;

    ResultStream(OutputStream to) {
        this(new Remembering(to));
    }

    private ResultStream(Remembering to) {
        super(new BufferedOutputStream(to, BUFFER), false, StandardCharsets.UTF_8);
        this.to = to;
    }

    /** Why not all could be written; empty where all was, or where the reader had seen enough. */
    Optional<String> lost() {
        flush();
        IOException failure = to.failure;
        if (failure == null) {
            return Optional.empty();
        }
        String message = String.valueOf(failure.getMessage());
        return message.toLowerCase(Locale.ROOT).contains("broken pipe") ? Optional.empty() : Optional.of(message);
    }

    /** Keeps the first failure. */
    private static final class Remembering extends FilterOutputStream {

        private @Nullable IOException failure;

        Remembering(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException failed) {
                failure = failure == null ? failed : failure;
                throw failed;
            }
        }
    }
}
