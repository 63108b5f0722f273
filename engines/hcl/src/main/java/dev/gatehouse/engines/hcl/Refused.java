package dev.gatehouse.engines.hcl;

/** What stands at a place can't be read. Never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean last;

    /** @param last whether nothing after it is to be read either */
    Refused(String message, int offset, boolean last) {
        super(message, null, false, false);
        this.offset = offset;
        this.last = last;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    int offset() {
        return offset;
    }

    boolean last() {
        return last;
    }
}
