package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.PolicyLine;

/**
 * What is wrong with a line.
 *
 * @param line the line
 * @param type what sort of thing it is
 * @param explanation what comes of it, one line without a full stop
 */
public record Fault(PolicyLine line, Type type, String explanation) {

    /** The ways in which a line does not do what it seems to. */
    public enum Type {
        /** It can't be loaded, and with it nothing can. */
        BREAKS_THE_POLICY,
        /** It refuses every request that it is asked about, whatever other lines say. */
        REFUSES,
        /** It grants every caller. */
        EVERYONE,
        /** It loads, but nothing is ever asked that it would answer. */
        DEAD,
        /** Another line says the same and more. */
        SHADOWED,
        /** It gives or describes a role that leads nowhere. */
        UNCONNECTED
    }
}
