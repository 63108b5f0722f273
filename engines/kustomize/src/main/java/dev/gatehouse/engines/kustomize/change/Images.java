package dev.gatehouse.engines.kustomize.change;

import com.google.re2j.Pattern;
import dev.gatehouse.engines.kustomize.file.ImageChange;
import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.Set;

/** {@code images}: another name, tag or digest for the images of containers, wherever these are. */
public final class Images {

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");
    private static final String IMAGE = "image";
    private static final String REFERENCE = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";

    private final ImageChange change;
    private final Pattern name;

    private Images(ImageChange change) throws Refused {
        this.change = change;
        name = Expressions.compiled("^" + change.name() + REFERENCE, change.place());
    }

    public static void set(Resources resources, ImageChange change) throws Refused {
        Images images = new Images(change);
        for (Resource resource : resources.all()) {
            if (!resource.kind().equals("CustomResourceDefinition")) {
                images.everywhere(resource.body());
                FieldChange.apply(
                        FieldSpec.Purpose.IMAGES.specs(), resource, FieldChange.Made.NOTHING, images::changed);
            }
        }
    }

    private void everywhere(Node node) throws Refused {
        switch (node) {
            case MappingNode mapping -> {
                for (String key : mapping.names()) {
                    Node value = mapping.get(key);
                    if (value != null) {
                        everywhere(value);
                    }
                    if (CONTAINERS.contains(key) && value instanceof SequenceNode containers) {
                        for (Node each : containers.items()) {
                            container(each);
                        }
                    }
                }
            }
            case SequenceNode sequence -> {
                for (Node item : sequence.items()) {
                    everywhere(item);
                }
            }
            case ScalarNode _ -> {}
        }
    }

    private void container(Node node) throws Refused {
        if (node instanceof MappingNode container) {
            Node image = container.get(IMAGE);
            if (image != null) {
                container.put(IMAGE, changed(image));
            }
        }
    }

    private Node changed(Node node) throws Refused {
        if (!(node instanceof ScalarNode scalar)) {
            throw Refused.invalid(node.place(), "an image is a text");
        }
        if (scalar.isNull() || !name.matcher(scalar.text()).find()) {
            return scalar;
        }
        return ScalarNode.text(changed(scalar.text()));
    }

    private String changed(String image) {
        int host = Math.max(0, image.indexOf('/'));
        int at = image.indexOf('@', host);
        int colon = image.indexOf(':', host);
        boolean tagged = colon >= 0 && (at < 0 || colon < at);
        int end = tagged ? colon : at < 0 ? image.length() : at;
        String tag = tagged ? image.substring(colon + 1, at < 0 ? image.length() : at) : "";
        String digest = at < 0 ? "" : image.substring(at + 1);
        if (!change.newTag().isEmpty() || !change.digest().isEmpty()) {
            tag = change.newTag();
            digest = change.digest();
        } else if (!change.tagSuffix().isEmpty()) {
            tag += change.tagSuffix();
            digest = "";
        }
        return (change.newName().isEmpty() ? image.substring(0, end) : change.newName())
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }
}
