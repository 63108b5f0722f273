package dev.gatehouse.practices.compliance;

import dev.gatehouse.practices.check.BundledTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every requirement of a framework, by its identifier there, in the framework's order.
 *
 * @param framework the first part of its requirements' ids
 * @param title its published name and version
 */
record Catalogue(String framework, String title, Map<String, Entry> entries) {

    static final Catalogue PCI_DSS = read("pci-dss", "PCI DSS v4.0.1", "pci-dss-4.0.1.tsv");
    static final Catalogue HIPAA =
            read("hipaa", "HIPAA Security Rule, 45 CFR 164 Subpart C", "hipaa-security-rule.tsv");
    static final Catalogue GDPR = read("gdpr", "GDPR, Regulation (EU) 2016/679, security obligations", "gdpr.tsv");

    /** All there are, in the order of their names. */
    static final List<Catalogue> ALL = List.of(GDPR, HIPAA, PCI_DSS);

    /**
     * One requirement.
     *
     * @param identifier the framework's own
     * @param proof what it takes to show that it is met
     * @param title in our words
     */
    record Entry(String identifier, Proof proof, String title) {}

    /** What it takes to show that a requirement is met. */
    enum Proof {
        /** What is observed shows it. */
        AUTOMATIC("automatic"),
        /** What is observed is evidence, and a person judges whether it suffices. */
        SIGNED_OFF("signed-off"),
        /** Only a person can state it. */
        ATTESTATION("attestation");

        private final String label;

        Proof(String label) {
            this.label = label;
        }

        private static Proof of(String label) {
            for (Proof proof : values()) {
                if (proof.label.equals(label)) {
                    return proof;
                }
            }
            throw new IllegalStateException("no such proof: " + label);
        }
    }

    Optional<Entry> entry(String identifier) {
        return Optional.ofNullable(entries.get(identifier));
    }

    int total() {
        return entries.size();
    }

    private static Catalogue read(String framework, String title, String file) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (List<String> row : BundledTable.rows(Catalogue.class, file)) {
            Entry entry = new Entry(row.get(0), Proof.of(row.get(1)), row.get(3));
            if (entries.put(entry.identifier(), entry) != null) {
                throw new IllegalStateException(file + " has " + entry.identifier() + " twice");
            }
        }
        return new Catalogue(framework, title, java.util.Collections.unmodifiableMap(entries));
    }
}
