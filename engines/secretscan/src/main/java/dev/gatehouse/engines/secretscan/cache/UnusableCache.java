package dev.gatehouse.engines.secretscan.cache;

/** A cache that is not used; the message says why, as a sentence about it without a subject. */
final class UnusableCache extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableCache(String why) {
        super(why);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
