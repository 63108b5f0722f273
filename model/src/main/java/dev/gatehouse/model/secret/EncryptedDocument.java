package dev.gatehouse.model.secret;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;

/**
 * Settings that bear SOPS' block and are neither a manifest nor a chart's. Single values may still be plain.
 *
 * @param file relative to the target's root
 * @param body the whole document, the block {@code sops} included
 * @see <a href="https://getsops.io/docs/">SOPS</a>
 */
public record EncryptedDocument(String file, Mapping body, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ENCRYPTED_DOCUMENT;
    }

    @Override
    public String toString() {
        return "EncryptedDocument[" + file + "]";
    }
}
