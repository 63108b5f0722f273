package dev.gatehouse.model.judgement;

/** What depends on a thing, by where it stands: the same weakness weighs more in production than in a sandbox. */
public enum Standing {
    PRODUCTION,
    /** Neither declared nor named as anything. */
    ORDINARY,
    /** Development, test, sandbox, examples. */
    SANDBOX
}
