package dev.gatehouse.model.judgement;

/**
 * How much of a compliance framework this run could speak of.
 *
 * @param framework the first part of its requirements' ids
 * @param title its published name and version
 * @param assessed requirements with a verdict from what was observed
 * @param assessable requirements that at least one rule bears on
 * @param total requirements the framework has
 */
public record FrameworkResult(String framework, String title, int assessed, int assessable, int total) {

    public FrameworkResult {
        if (assessed < 0 || assessable < assessed || total < assessable) {
            throw new IllegalArgumentException(framework + ": " + assessed + "/" + assessable + "/" + total);
        }
    }
}
