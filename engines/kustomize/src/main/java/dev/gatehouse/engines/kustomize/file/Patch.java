package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;
import java.util.Optional;

/**
 * An entry of {@code patches} or {@code patchesJson6902}.
 *
 * @param path of the file that has it; empty where the entry itself has it
 * @param text of the patch; empty where a file has it
 * @param target empty where the patch names its own
 */
public record Patch(
        String path, String text, Optional<Target> target, boolean mayChangeName, boolean mayChangeKind, Place place) {

    /** Whether an entry of {@code patchesStrategicMerge} is a patch, and not the path of one. */
    public static boolean isInline(String entry) {
        return entry.contains("\n") || entry.startsWith("{");
    }

    /**
     * What is patched. All but the selectors are regular expressions (RE2) over the whole; empty ones take anything.
     *
     * @param labels a label selector, as kubectl has it
     * @param annotations the same, of annotations
     */
    public record Target(
            String group,
            String version,
            String kind,
            String name,
            String namespace,
            String labels,
            String annotations,
            Place place) {}
}
