package dev.gatehouse.engines.kustomize.source;

/**
 * Why a kustomization was not rendered.
 *
 * @param why one line, no full stop
 */
public record Obstacle(Kind kind, Place place, String why) {

    /** What stands in the way. */
    public enum Kind {
        /** A part of Kustomize that only Kustomize itself renders. */
        UNSUPPORTED,
        /** Something is fetched from elsewhere, and what the address names can change. */
        REMOTE,
        /** Something is fetched from elsewhere, at a full commit id. */
        PINNED_REMOTE,
        /** Kustomize would not render it either, or the bounds don't allow to. */
        INVALID
    }

    @Override
    public String toString() {
        return place + ": " + why;
    }
}
