package dev.gatehouse.model.forge.settings;

/** What the protection of a branch may promise. A promise is {@code true} or {@code false}, reviews are a number. */
public enum BranchGuarantee {
    /** Something guards the branch. */
    PROTECTED,
    /** How many people must approve a change. */
    REVIEWS,
    /** An approval ends when the change does. */
    FRESH_REVIEW,
    CODE_OWNER_REVIEW,
    /** Whoever pushed last does not approve. */
    LAST_PUSH_APPROVAL,
    STATUS_CHECKS,
    /** Checks have passed on top of the newest state of the branch. */
    UP_TO_DATE,
    CONVERSATIONS_RESOLVED,
    LINEAR_HISTORY,
    SIGNED_COMMITS,
    NO_FORCE_PUSH,
    NO_DELETION,
    /** Changes come in by request alone. */
    NO_DIRECT_PUSH,
    /** It binds everyone, administrators too, and nobody passes by. */
    BINDS_EVERYONE,
    /** Only people who are named may set a review aside. */
    DISMISSAL_RESTRICTED
}
