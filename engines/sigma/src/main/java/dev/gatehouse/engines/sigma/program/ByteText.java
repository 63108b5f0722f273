package dev.gatehouse.engines.sigma.program;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text as its bytes in UTF-8, as a key. */
final class ByteText {

    private final byte[] bytes;

    ByteText(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteText that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
