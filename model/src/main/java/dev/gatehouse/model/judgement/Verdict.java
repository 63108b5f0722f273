package dev.gatehouse.model.judgement;

/** What was found of one subject. The names are those of the JSON report. */
public enum Verdict {
    PASS("pass"),
    FAIL("fail"),
    /** What the verdict needs was not, or not completely, observed. */
    UNKNOWN("unknown"),
    /** It would fail, but someone answers for it until a day. */
    WAIVED("waived"),
    /** Nothing here that the rule speaks of. */
    NOT_APPLICABLE("not applicable");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The word for people. */
    public String label() {
        return label;
    }
}
