package dev.gatehouse.connectors.images;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The images found under one name in one file. */
final class Finds {

    private final FactKind kind;
    private final String namespace;
    private final String file;
    private final List<ContainerImage> images;
    private final @Nullable Node around;

    Finds(FactKind kind, String namespace, String file) {
        this(kind, namespace, file, new ArrayList<>(), null);
    }

    private Finds(FactKind kind, String namespace, String file, List<ContainerImage> images, @Nullable Node around) {
        this.kind = kind;
        this.namespace = namespace;
        this.file = file;
        this.images = images;
        this.around = around;
    }

    /**
     * Takes what stands in a document that is itself one value of this file: all of it stands where that value does.
     */
    Finds within(Node value) {
        return new Finds(kind, namespace, file, images, value);
    }

    /** An image written as one text; a text that is no reference is kept as unreadable. */
    void written(String subject, @Nullable Node value) {
        if (value instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            add(subject, scalar.text(), ImageReference.read(scalar.text()).orElse(null), scalar);
        }
    }

    void add(String subject, String written, @Nullable ImageReference reference, Node value) {
        Node place = around == null ? value : around;
        Location location = new Location(file, place.line(), place.column(), place.endLine());
        images.add(new ContainerImage(kind, subject, namespace, written, reference, file, Origin.file(location)));
    }

    List<ContainerImage> images() {
        return List.copyOf(images);
    }
}
