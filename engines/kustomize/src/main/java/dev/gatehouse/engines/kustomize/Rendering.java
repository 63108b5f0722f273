package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.source.Obstacle;
import java.util.List;
import java.util.SortedSet;

/** What came of a kustomization. */
public sealed interface Rendering {

    /**
     * The objects that it stands for.
     *
     * @param manifests sorted by what they are called
     * @param read the files that they come from
     */
    record Rendered(List<Manifest> manifests, SortedSet<String> read) implements Rendering {
        public Rendered {
            manifests = List.copyOf(manifests);
        }
    }

    /**
     * Why it was not rendered.
     *
     * @param obstacles at least one
     * @param read the files that were read till then
     */
    record NotPlain(List<Obstacle> obstacles, SortedSet<String> read) implements Rendering {
        public NotPlain {
            obstacles = List.copyOf(obstacles);
        }
    }
}
