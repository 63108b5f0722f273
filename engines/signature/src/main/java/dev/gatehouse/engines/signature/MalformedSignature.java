package dev.gatehouse.engines.signature;

/** Bytes that are no key or signature of the kind they claim to be. Never leaves this package. */
public final class MalformedSignature extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedSignature(String message) {
        super(message);
    }
}
