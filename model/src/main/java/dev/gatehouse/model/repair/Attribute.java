package dev.gatehouse.model.repair;

/** The names of what a change speaks of, besides guarantees of branches, which have their own. */
public final class Attribute {

    /** Of a setting. */
    public static final String VALUE = "value";

    /** {@code owner} or {@code member}; in a team {@code maintainer} or {@code member}. */
    public static final String ROLE = "role";

    /** {@code read}, {@code triage}, {@code write}, {@code maintain} or {@code admin}. */
    public static final String PERMISSION = "permission";

    /** The team that a team is part of; empty for none. */
    public static final String PARENT = "parent";

    /** Of an invitation: whom. */
    public static final String INVITED = "invited";

    /** Of a deploy key: {@code read} or {@code write}. */
    public static final String ACCESS = "access";

    /** Of a webhook, where it goes: never the whole address, which may hold a secret. */
    public static final String HOST = "host";

    /** Of a webhook: {@code true} or {@code false}. */
    public static final String ACTIVE = "active";

    /** Of a webhook, whether the receiver's certificate is looked at: {@code true} or {@code false}. */
    public static final String CERTIFICATE = "certificateVerified";

    private Attribute() {}
}
