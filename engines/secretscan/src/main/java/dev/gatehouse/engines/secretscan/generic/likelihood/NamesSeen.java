package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a name in a content which secret it names, and takes it apart only where it was not seen lately: a program
 * repeats its names. A table in which the newer takes the place of the older; threads share it, since what it keeps
 * does not change.
 */
public final class NamesSeen {

    private static final int BITS = 12;

    private static final @Nullable Seen[] TABLE = new Seen[1 << BITS];

    private NamesSeen() {}

    /** A name, and what it names; null where that is no secret. */
    private static final class Seen {

        private final byte[] bytes;
        private final @Nullable SecretName name;

        Seen(byte[] bytes) {
            this.bytes = bytes;
            this.name = SecretName.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        boolean is(byte[] content, int start, int end) {
            return Arrays.equals(bytes, 0, bytes.length, content, start, end);
        }
    }

    /**
     * Whether a name names a secret of one of some families, by the part that an offset is in.
     *
     * @param start offset of the name's first byte
     * @param end offset after its last
     * @param keyword an offset between
     */
    public static boolean names(byte[] content, int start, int end, int keyword, Set<Family> families) {
        SecretName name = of(content, start, end);
        return name != null && families.contains(name.family()) && name.names(keyword - start);
    }

    private static @Nullable SecretName of(byte[] content, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + content[i];
        }
        int place = hash * 0x9E3779B1 >>> 32 - BITS;
        Seen seen = TABLE[place];
        if (seen == null || !seen.is(content, start, end)) {
            seen = new Seen(Arrays.copyOfRange(content, start, end));
            TABLE[place] = seen;
        }
        return seen.name;
    }
}
