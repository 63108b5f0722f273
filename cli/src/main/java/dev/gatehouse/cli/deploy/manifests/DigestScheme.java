package dev.gatehouse.cli.deploy.manifests;

import java.util.Arrays;
import java.util.Optional;

/** How a digest is made, which its beginning says. What was recorded with one is compared by that one. */
enum DigestScheme {
    /** SHA-256 over path, type and SHA-256 of each file. */
    FILES("sha256:"),
    /** SHA-256 over the canonical form of each manifest, and over the files that no manifest comes from. */
    RENDERED_V1("rendered-v1:sha256:");

    private final String prefix;

    DigestScheme(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The scheme of a digest; empty where it is not known here. */
    static Optional<DigestScheme> of(String digest) {
        return Arrays.stream(values())
                .filter(scheme -> digest.startsWith(scheme.prefix))
                .findFirst();
    }
}
