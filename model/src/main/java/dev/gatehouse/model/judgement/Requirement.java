package dev.gatehouse.model.judgement;

/**
 * A requirement of a published framework, written {@code framework:identifier}: {@code pci-dss:8.4.2},
 * {@code hipaa:164.312(d)}, {@code gdpr:32.1.b}.
 */
public record Requirement(String framework, String identifier) implements Comparable<Requirement> {

    /**
     * Reads a requirement.
     *
     * @param text {@code framework:identifier}
     * @throws IllegalArgumentException where it has no colon or an empty part
     */
    public static Requirement of(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException("not framework:identifier: " + text);
        }
        return new Requirement(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Requirement other) {
        int byFramework = framework.compareTo(other.framework);
        return byFramework != 0 ? byFramework : identifier.compareTo(other.identifier);
    }

    @Override
    public String toString() {
        return framework + ":" + identifier;
    }
}
