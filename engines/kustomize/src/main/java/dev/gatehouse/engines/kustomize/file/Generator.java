package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry of {@code configMapGenerator} or {@code secretGenerator}.
 *
 * @param secret whether a Secret is made
 * @param type of the Secret
 * @param behavior {@code create}, {@code merge}, {@code replace}, or empty
 * @param envs files of {@code name=value} lines
 */
public record Generator(
        boolean secret,
        String name,
        String namespace,
        String type,
        String behavior,
        List<Entry> envs,
        List<Entry> literals,
        List<Entry> files,
        Options options,
        Place place) {

    /** What is added to what is made. */
    public record Options(
            Map<String, String> labels, Map<String, String> annotations, boolean withoutHash, boolean immutable) {

        static final Options NONE = new Options(Map.of(), Map.of(), false, false);

        /** These, and what the whole file has besides. */
        Options over(Options all) {
            Map<String, String> allLabels = new TreeMap<>(all.labels);
            allLabels.putAll(labels);
            Map<String, String> allAnnotations = new TreeMap<>(all.annotations);
            allAnnotations.putAll(annotations);
            return new Options(allLabels, allAnnotations, withoutHash || all.withoutHash, immutable || all.immutable);
        }
    }
}
