package dev.gatehouse.model.access;

import java.util.Locale;

/** What kind of thing was done. */
public enum Activity {
    SIGN_IN,
    SIGN_OUT,
    /** Looked at, downloaded, cloned. */
    READ,
    /** Pushed, created, changed. */
    WRITE,
    DELETE,
    /** Someone, or a key, was given access, or more of it. */
    GRANT,
    REVOKE,
    /** Settings of an organisation, a repository or a cluster. */
    CONFIGURE,
    /** A deployment, a sync, a command in a container. */
    DEPLOY,
    OTHER;

    /** The name in searches and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
