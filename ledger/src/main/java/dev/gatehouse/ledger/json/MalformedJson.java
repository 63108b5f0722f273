package dev.gatehouse.ledger.json;

/** Text that is not JSON in its canonical form, or does not hold what is asked of it. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedJson(String message) {
        super(message);
    }

    /** Why, in one line without a full stop. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
