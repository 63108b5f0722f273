package dev.gatehouse.model.kubernetes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A container image as manifests name it: {@code [registry/]repository[:tag][@digest]}.
 *
 * @param repository with its registry, as written
 * @param tag null where none is written
 * @param digest {@code algorithm:hexadecimal}; null where none is written
 * @see <a href="https://github.com/opencontainers/distribution-spec">OCI distribution specification</a>
 */
public record ImageReference(
        String repository, @Nullable String tag, @Nullable String digest) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    /**
     * Reads a reference; empty where the text is none, or holds a variable without a default.
     *
     * <p>A variable with a default, {@code ${TAG:-1.2}}, stands for its default.
     */
    public static Optional<ImageReference> read(String written) {
        String text = withDefaults(written.strip());
        if (text.isEmpty() || text.indexOf('$') >= 0 || text.contains("{{") || text.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        String digest = null;
        int at = text.indexOf('@');
        if (at >= 0) {
            digest = text.substring(at + 1);
            text = text.substring(0, at);
        }
        String tag = null;
        int colon = text.lastIndexOf(':');
        if (colon > text.lastIndexOf('/')) {
            tag = text.substring(colon + 1);
            text = text.substring(0, colon);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new ImageReference(text, tag, digest));
    }

    /**
     * Whether the digest is one: sixty-four hexadecimal digits of SHA-256, or twice as many of SHA-512.
     *
     * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI: digests</a>
     */
    public boolean pinned() {
        return digest != null && DIGEST.matcher(digest).matches();
    }

    private static String withDefaults(String text) {
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        while (true) {
            int open = text.indexOf("${", from);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            int separator = open < 0 ? -1 : text.indexOf(":-", open);
            if (close < 0 || separator < 0 || separator > close) {
                return resolved.append(text, from, text.length()).toString();
            }
            resolved.append(text, from, open).append(text, separator + 2, close);
            from = close + 1;
        }
    }
}
