package dev.gatehouse.engines.policycsv;

/** How the patterns of a policy are read ({@code policy.matchMode}). */
public enum MatchMode {
    /** Globs, of all of a text. */
    GLOB,
    /** Regular expressions of RE2, anywhere in a text. One that is invalid refuses the request that reaches it. */
    REGEX
}
