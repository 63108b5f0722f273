package dev.gatehouse.practices.repositoryaccess.protection;

/** What a protected branch may promise. */
enum Guarantee {
    /** The protection is in force at all. */
    ENFORCED,
    /** Every change is approved by someone else. */
    REVIEW,
    /** An approval ends when the change does. */
    FRESH_REVIEW,
    /** The owners of a path approve what changes there. */
    CODE_OWNER_REVIEW,
    /** Whoever pushed last doesn't approve. */
    LAST_PUSH_APPROVAL,
    /** It binds administrators too. */
    BINDS_ADMINISTRATORS,
    /** History can't be rewritten. */
    NO_FORCE_PUSH,
    /** The branch can't be deleted. */
    NO_DELETION,
    /** Commits are signed. */
    SIGNED_COMMITS,
    /** Checks have passed before a change comes in. */
    STATUS_CHECKS,
    /** Changes come in by merge request, not by push. */
    NO_DIRECT_PUSH
}
