package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.tree.CanonicalJson;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The end of generated names: ten characters that follow from what the object has. */
public final class NameHash {

    private static final int LENGTH = 10;
    private static final ScalarNode NOTHING = ScalarNode.text("");

    private NameHash() {}

    public static void append(Resources resources) {
        for (Resource resource : resources.all()) {
            if (resource.isHashed()) {
                resource.remember();
                resource.name(resource.name() + "-" + of(resource));
            }
        }
    }

    /** The name is none of what is hashed. */
    private static String of(Resource resource) {
        MappingNode body = resource.body();
        MappingNode hashed = new MappingNode(Place.NONE);
        boolean secret = resource.kind().equals("Secret");
        hashed.put("kind", ScalarNode.text(resource.kind()));
        hashed.put("name", NOTHING);
        hashed.put("data", orNothing(body.get("data")));
        if (secret) {
            hashed.put("type", orNothing(body.get("type")));
        }
        String more = secret ? "stringData" : "binaryData";
        body.mapping(more).ifPresent(texts -> hashed.put(more, texts));
        String digest = HexFormat.of()
                .formatHex(sha256().digest(CanonicalJson.forHtml(hashed).getBytes(StandardCharsets.UTF_8)));
        return digest.substring(0, LENGTH)
                .replace('0', 'g')
                .replace('1', 'h')
                .replace('3', 'k')
                .replace('a', 'm')
                .replace('e', 't');
    }

    private static Node orNothing(@Nullable Node node) {
        return node == null ? NOTHING : node;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
