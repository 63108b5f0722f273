package dev.gatehouse.report.digest;

import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.model.secret.SecretTrace;

/** What is said of a secret that was found. */
public final class SecretWords {

    /** What to do about any of them. */
    public static final String FIX =
            "Revoke it at its service first: whoever has a clone has the value. Then keep the new"
                    + " one in a store and commit a reference.";

    private static final int SHORT = 8;

    /** What a trace calls a version of a file. */
    private static final String FILE = "blob";

    private SecretWords() {}

    /** Its kind, for people. */
    public static String name(FoundSecret secret) {
        return secret.description().isBlank() ? secret.detector() : secret.description();
    }

    /** What it is, how it looks, who brought it when, and whether it is still there. */
    public static String explanation(FoundSecret secret) {
        StringBuilder words = new StringBuilder(name(secret));
        if (secret.place() == null) {
            words.append(": the file itself");
        } else {
            words.append(' ').append(secret.redacted());
        }
        SecretTrace trace = secret.trace();
        if (trace != null) {
            words.append(history(trace));
        }
        if (secret.verification() != null) {
            words.append("; ").append(secret.verification());
        }
        return words.toString();
    }

    /** Its kind, how it looks, and the commit. */
    public static String brief(FoundSecret secret) {
        SecretTrace trace = secret.trace();
        String commit = trace == null || trace.commit().isEmpty()
                ? ""
                : ", in "
                        + trace.commit()
                                .substring(0, Math.min(SHORT, trace.commit().length()));
        return name(secret) + (secret.place() == null ? "" : " " + secret.redacted()) + commit;
    }

    private static String history(SecretTrace trace) {
        StringBuilder words = new StringBuilder();
        if (!trace.commit().isEmpty()) {
            words.append(", ")
                    .append(trace.commit(), 0, Math.min(SHORT, trace.commit().length()));
            words.append(trace.author().isEmpty() ? "" : " by " + trace.author());
            words.append(
                    trace.date().isEmpty()
                            ? ""
                            : " on "
                                    + trace.date()
                                            .substring(
                                                    0, Math.min(10, trace.date().length())));
        }
        if (trace.where().equals("index")) {
            return words.append(", about to be committed").toString();
        }
        if (trace.inHead()) {
            words.append(", still in HEAD");
        } else if (trace.refs().isEmpty()) {
            words.append(", no ref reaches it");
        } else {
            words.append(trace.where().equals(FILE) ? ", not in HEAD; " : ", ")
                    .append(trace.refs().getFirst())
                    .append(trace.refCount() > 1 ? " and " + (trace.refCount() - 1) + " more reach it" : " reaches it");
        }
        return words.toString();
    }
}
