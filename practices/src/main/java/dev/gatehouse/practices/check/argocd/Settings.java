package dev.gatehouse.practices.check.argocd;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * One piece of Argo CD's settings.
 *
 * @param subject the object that holds it, as findings name it
 * @param installation which installation it belongs to: pieces of one are merged before Argo CD sees them
 * @param kind how it gets there
 * @param file its path
 * @param standing how much depends on it
 * @param place where the piece begins, for what is absent from it
 * @param data the settings by key; empty where the piece sets none
 * @param complete whether nothing is merged into it that can't be seen here, such as values from elsewhere
 */
public record Settings(
        String subject,
        String installation,
        Kind kind,
        String file,
        Standing standing,
        Node place,
        Mapping data,
        boolean complete) {

    /** How a piece gets into the cluster. */
    public enum Kind {
        /** A ConfigMap of its own. */
        WHOLE,
        /** Laid over a ConfigMap that may come from elsewhere. */
        PATCH,
        /** Values for the chart {@code argo-cd}. */
        CHART_VALUES
    }

    public boolean sets(String key) {
        return data.entry(key).isPresent();
    }

    /** The value of a key, where it is a literal: no template, and no variable that Flux or a script replaces. */
    public Optional<Scalar> literal(String key) {
        return data.scalar(key).filter(Settings::literal);
    }

    private static boolean literal(Scalar value) {
        return !value.text().contains("{{") && !value.text().contains("${");
    }

    /** The keys that begin so, with what they set. */
    public List<Mapping.Entry> beginning(String prefix) {
        return data.entries().stream().filter(e -> e.name().startsWith(prefix)).toList();
    }

    /** Where the value of a key stands; where the piece begins, if it sets none. */
    public Location at(String key) {
        Node value = data.get(key);
        return at(value == null ? place : value);
    }

    public Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }
}
