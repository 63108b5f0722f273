package dev.gatehouse.baseline.shape;

/** What a name in a baseline stands for. */
public enum Subject {
    PERSON("person"),
    GROUP("group"),
    ENVIRONMENT("environment"),
    ROLE("role"),
    /** A rule of the nine practices, by id. */
    RULE("rule");

    private final String noun;

    Subject(String noun) {
        this.noun = noun;
    }

    public String noun() {
        return noun;
    }
}
