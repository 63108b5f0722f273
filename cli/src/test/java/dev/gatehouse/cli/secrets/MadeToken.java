package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.Checksums;
import java.util.Random;

/** GitHub tokens made at run time, with the checksum that real ones end in. */
final class MadeToken {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 30;

    private MadeToken() {}

    /** The same for the same seed. */
    static String of(long seed) {
        Random random = new Random(seed);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return "gh" + "p_" + body + Checksums.base62(Checksums.crc32(body.toString()), 6);
    }
}
