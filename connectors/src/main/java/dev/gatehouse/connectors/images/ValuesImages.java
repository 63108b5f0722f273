package dev.gatehouse.connectors.images;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Images in Helm values, which have no schema: a key that ends in {@code image} with a reference, or a mapping of
 * {@code registry}, {@code repository}, {@code tag} (or {@code version}) and {@code digest}.
 */
public final class ValuesImages {

    private final String subject;
    private final Finds finds;

    /** @param subject with a space at its end where the path of keys belongs to it */
    private ValuesImages(String subject, Finds finds) {
        this.subject = subject;
        this.finds = finds;
    }

    /**
     * Images of a file of values.
     *
     * @param subject what the values are of, {@code Chart blog}, to which the path of keys is added
     */
    public static List<ContainerImage> of(String subject, Mapping values, String file) {
        Finds finds = new Finds(FactKind.HELM_CHART, "", file);
        new ValuesImages(subject + " ", finds).walk("", values);
        return finds.images();
    }

    /** Images of the values of an object, all under the object's name. */
    static void collect(String subject, Node values, Finds into) {
        new ValuesImages(subject, into).walk("", values);
    }

    private void walk(String path, Node node) {
        switch (node) {
            case Mapping mapping -> {
                for (Mapping.Entry entry : mapping.entries()) {
                    String inner = path.isEmpty() ? entry.name() : path + "." + entry.name();
                    if (!image(inner, mapping, entry)) {
                        walk(inner, entry.value());
                    }
                }
            }
            case Sequence sequence -> sequence.items().forEach(item -> walk(path, item));
            case Scalar _, Unresolved _ -> {}
        }
    }

    private boolean image(String path, Mapping around, Mapping.Entry entry) {
        boolean named = entry.name().toLowerCase(Locale.ROOT).endsWith("image");
        if (entry.value() instanceof Mapping parts) {
            boolean whole = parts.has("repository") && (parts.has("tag") || parts.has("digest"));
            return (named || whole) && fromParts(path, parts);
        }
        return named && entry.value() instanceof Scalar text && fromText(path, around, text);
    }

    private boolean fromText(String path, Mapping around, Scalar text) {
        String written = text.text().strip();
        Optional<Scalar> tag = around.scalar("imageTag").or(() -> around.scalar("tag"));
        boolean open = text.type() == Scalar.Type.TEXT && written.lastIndexOf(':') <= written.lastIndexOf('/');
        if (open && tag.isPresent() && !tag.get().text().isEmpty()) {
            written = written + ":" + tag.get().text();
            if (ImageText.plausible(written)) {
                finds.add(subject(path), written, ImageReference.read(written).orElse(null), tag.get());
            }
            return true;
        }
        if (ImageText.plausible(written)) {
            finds.written(subject(path), text);
        }
        return true;
    }

    private boolean fromParts(String path, Mapping parts) {
        Optional<Scalar> repository = written(parts, "repository").or(() -> written(parts, "name"));
        Optional<Scalar> tag = written(parts, "tag").or(() -> written(parts, "version"));
        Optional<Scalar> digest = written(parts, "digest").or(() -> written(parts, "sha"));
        if (repository.filter(r -> r.text().contains("://")).isPresent()) {
            return false;
        }
        Scalar place = tag.or(() -> digest).or(() -> repository).orElse(null);
        if (place == null) {
            return false;
        }
        StringBuilder image = new StringBuilder();
        if (repository.isPresent()) {
            written(parts, "registry").ifPresent(r -> image.append(r.text()).append('/'));
            image.append(repository.get().text());
        }
        tag.ifPresent(t -> image.append(':').append(t.text()));
        digest.ifPresent(d -> image.append('@')
                .append(d.text().contains(":") ? "" : "sha256:")
                .append(d.text()));
        String whole = image.toString();
        boolean told = repository.isPresent()
                && (tag.isPresent() || digest.isPresent() || whole.lastIndexOf(':') > whole.lastIndexOf('/'));
        finds.add(subject(path), whole, told ? ImageReference.read(whole).orElse(null) : null, place);
        return true;
    }

    private static Optional<Scalar> written(Mapping parts, String key) {
        return parts.scalar(key).filter(value -> !value.text().isBlank());
    }

    private String subject(String path) {
        return subject.endsWith(" ") ? subject + path : subject;
    }
}
