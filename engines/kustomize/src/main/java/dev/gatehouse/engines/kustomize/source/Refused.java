package dev.gatehouse.engines.kustomize.source;

/** Ends a rendering. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    public Refused(Obstacle obstacle) {
        super(obstacle.toString(), null, false, false);
        this.obstacle = obstacle;
    }

    /** What Kustomize would not render either. */
    public static Refused invalid(Place place, String why) {
        return new Refused(new Obstacle(Obstacle.Kind.INVALID, place, why));
    }

    /** What the commit does not fix. */
    public static Refused unfixed(Place place, String why) {
        return new Refused(new Obstacle(Obstacle.Kind.UNFIXED, place, why));
    }

    /** What only Kustomize itself renders. */
    public static Refused unsupported(Place place, String why) {
        return new Refused(new Obstacle(Obstacle.Kind.UNSUPPORTED, place, why));
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
