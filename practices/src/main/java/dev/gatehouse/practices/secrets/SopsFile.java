package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.tree.Mapping;

/** Files that SOPS encrypts: each value by itself, with a block {@code sops} that says how. */
final class SopsFile {

    static final String BLOCK = "sops";

    private SopsFile() {}

    /** Whether a document bears SOPS' block; single values may still be plain. */
    static boolean encrypted(Mapping body) {
        return body.mapping(BLOCK)
                .filter(s -> s.has("mac") || s.has("lastmodified") || s.has("version"))
                .isPresent();
    }

    static boolean ciphertext(String value) {
        return value.startsWith("ENC[AES256_GCM,") && value.endsWith("]");
    }
}
