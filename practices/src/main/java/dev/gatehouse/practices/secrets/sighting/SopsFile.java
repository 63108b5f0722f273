package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.tree.Mapping;

/** Files that SOPS encrypts: each value by itself, with a block {@code sops} that says how. */
public final class SopsFile {

    public static final String BLOCK = "sops";

    private SopsFile() {}

    /** Whether a document bears SOPS' block; single values may still be plain. */
    public static boolean encrypted(Mapping body) {
        return body.mapping(BLOCK)
                .filter(s -> s.has("mac") || s.has("lastmodified") || s.has("version"))
                .isPresent();
    }

    public static boolean ciphertext(String value) {
        return value.startsWith("ENC[AES256_GCM,") && value.endsWith("]");
    }
}
