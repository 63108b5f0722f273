package dev.gatehouse.engines.kustomize.source;

/**
 * Why a kustomization was not rendered.
 *
 * @param why one line, no full stop
 */
public record Obstacle(Kind kind, Place place, String why) {

    private static final int LONGEST = 300;

    /** What is told of foreign text is one line, and no long one. */
    public Obstacle {
        String line = why.codePoints()
                .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        why = line.length() < why.length() ? line + "…" : line;
    }

    /** What stands in the way. */
    public enum Kind {
        /** A part of Kustomize that only Kustomize itself renders. */
        UNSUPPORTED,
        /**
         * What it asks for is not fixed by the commit: it is fetched from an address whose content can change, lies
         * outside, or can't be told.
         */
        UNFIXED,
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
