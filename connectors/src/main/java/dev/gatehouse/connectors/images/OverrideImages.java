package dev.gatehouse.connectors.images;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * Images that Kustomize puts in the place of others.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/">Kustomize, images</a>
 */
public final class OverrideImages {

    private OverrideImages() {}

    /** The {@code images}, and those in the values of charts, of a {@code kustomization.yaml}. */
    public static List<ContainerImage> of(Kustomization kustomization) {
        Finds finds = new Finds(FactKind.KUSTOMIZATION, "", kustomization.file());
        String folder = kustomization.directory().isEmpty() ? "." : kustomization.directory();
        String subject = "Kustomization " + folder;
        collect(subject, kustomization.body().items("images"), finds);
        for (Mapping chart : kustomization.body().each("helmCharts")) {
            chart.mapping("valuesInline").ifPresent(values -> ValuesImages.collect(subject, values, finds));
        }
        return finds.images();
    }

    /** Each item {@code name, newName, newTag, digest}; one that changes neither tag nor digest names no image. */
    static void collect(String subject, List<Node> images, Finds into) {
        for (Node item : images) {
            if (item instanceof Mapping image) {
                override(subject, image, into);
            }
        }
    }

    private static void override(String subject, Mapping image, Finds into) {
        Optional<Scalar> name = image.scalar("newName").or(() -> image.scalar("name"));
        Optional<Scalar> tag = image.scalar("newTag");
        Optional<Scalar> digest = image.scalar("digest");
        if (name.isEmpty() || tag.isEmpty() && digest.isEmpty()) {
            return;
        }
        String written = name.get().text()
                + tag.map(t -> ":" + t.text()).orElse("")
                + digest.map(d -> "@" + d.text()).orElse("");
        Scalar place = tag.or(() -> digest).get();
        into.add(subject, written, ImageReference.read(written).orElse(null), place);
    }

    /** Argo CD's {@code kustomize.images}: {@code [name=]image}. */
    static void collectAssignments(String subject, List<Scalar> images, Finds into) {
        for (Scalar image : images) {
            String written = image.text().substring(image.text().indexOf('=') + 1);
            into.add(subject, written, ImageReference.read(written).orElse(null), image);
        }
    }
}
