package dev.gatehouse.engines.secretscan.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Compressed files that are told by their first bytes, and whose contents are not read: the platform inflates none. */
public enum UnreadKind {
    BZIP2("a bzip2 file", "425a68"),
    XZ("an xz file", "fd377a585a00"),
    ZSTANDARD("a Zstandard file", "28b52ffd"),
    SEVEN_ZIP("a 7z archive", "377abcaf271c"),
    RAR("a RAR archive", "526172211a07"),
    LZ4("an LZ4 file", "04224d18"),
    LZIP("an lzip file", "4c5a495001"),
    COMPRESS("a file of compress", "1f9d90"),
    CABINET("a cabinet", "4d53434600000000"),
    RPM("an RPM package", "edabeedb");

    private static final String BZIP2_BLOCK = "1AY&SY";

    private final String words;
    private final String start;

    UnreadKind(String words, String start) {
        this.words = words;
        this.start = new String(HexFormat.of().parseHex(start), StandardCharsets.ISO_8859_1);
    }

    /** The kind of a content; null where it is none of these. */
    public static @Nullable UnreadKind of(byte[] content, int length) {
        if (length < 12) {
            return null;
        }
        for (UnreadKind kind : values()) {
            if (stands(content, 0, kind.start)) {
                return kind != BZIP2 || stands(content, 4, BZIP2_BLOCK) ? kind : null;
            }
        }
        return null;
    }

    private static boolean stands(byte[] content, int at, String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if ((content[at + i] & 0xff) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Why it is not read, for people. */
    public String reason() {
        return words + ": what it holds was not searched";
    }
}
