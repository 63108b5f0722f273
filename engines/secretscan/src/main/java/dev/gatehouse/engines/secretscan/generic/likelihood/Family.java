package dev.gatehouse.engines.secretscan.generic.likelihood;

/** What a name says that its value is. */
public enum Family {
    PASSWORD,
    SECRET,
    TOKEN,
    KEY,
    AUTHORIZATION
}
