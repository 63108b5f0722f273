package dev.gatehouse.connectors.sops;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.EncryptedDocument;
import dev.gatehouse.model.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents of a YAML or JSON file that bear SOPS' block. */
public final class EncryptedDocuments {

    /** How every value begins that SOPS encrypted. */
    private static final byte[] CIPHERTEXT = "ENC[AES256_GCM,".getBytes(StandardCharsets.US_ASCII);

    private EncryptedDocuments() {}

    public static List<Fact> of(String path, List<Mapping> documents) {
        return documents.stream()
                .filter(document -> document.mapping("sops").isPresent())
                .<Fact>map(document -> new EncryptedDocument(
                        path,
                        document,
                        Origin.file(new Location(path, document.line(), document.column(), document.endLine()))))
                .toList();
    }

    /** Whether a file that could not be parsed seems to be one. */
    public static boolean plausible(byte[] content) {
        int last = content.length - CIPHERTEXT.length;
        for (int at = 0; at <= last; at++) {
            if (content[at] == CIPHERTEXT[0] && startsWith(content, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] content, int at) {
        for (int i = 0; i < CIPHERTEXT.length; i++) {
            if (content[at + i] != CIPHERTEXT[i]) {
                return false;
            }
        }
        return true;
    }
}
