package dev.gatehouse.engines.sigma.source;

/** Ends the reading of one rule; caught where the next one begins. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /** A refusal with its message: one line, no full stop. */
    public Refused(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /** The message alone. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
