package dev.gatehouse.model.secret;

/** Leave to see a {@link SecretText}. */
public final class Reveal {

    private final String purpose;

    private Reveal(String purpose) {
        this.purpose = purpose;
    }

    /**
     * Gives leave.
     *
     * @param purpose why the value must be seen, in a few words, for whoever reviews the caller
     */
    public static Reveal forThe(String purpose) {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a reveal has a purpose");
        }
        return new Reveal(purpose);
    }

    void use() {
        assert !purpose.isBlank();
    }
}
