package dev.gatehouse.engines.secretscan;

/** How sure a match is, the least first. */
public enum Confidence {
    /** It has a secret's name or shape, and little else speaks for it. */
    LOW,

    /** Name, shape and context agree; a person may still find it harmless. */
    MEDIUM,

    /** Its format, checksum or structure leave no other reading. */
    HIGH
}
