package dev.gatehouse.engines.policycsv;

/** One line of a policy that is neither blank nor a comment. */
public sealed interface PolicyLine {

    /** The line's number in its text, from 1. */
    int number();

    /**
     * A {@code p} line: lets a subject do something, or forbids it.
     *
     * @param subject a role, user or group; compared as it is, never as a glob
     * @param resource a glob of kinds of thing
     * @param action a glob of verbs
     * @param object a glob of names, {@code project/application} for most
     * @param effect counts only where it is exactly {@code allow} or {@code deny}
     */
    record Permission(int number, String subject, String resource, String action, String object, String effect)
            implements PolicyLine {

        public boolean allows() {
            return effect.equals("allow");
        }

        public boolean denies() {
            return effect.equals("deny");
        }
    }

    /**
     * A {@code g} line: gives a user, group or role all that a role has.
     *
     * @param member who gets it
     * @param role what is given
     */
    record Membership(int number, String member, String role) implements PolicyLine {}

    /**
     * A line that loads without an effect, for it names another section of the access model.
     *
     * @param type its first token
     */
    record Inert(int number, String type) implements PolicyLine {}

    /**
     * A line that can't be loaded. One in the global policy stops all of it from loading; the policy of a project is
     * left out without a word.
     *
     * @param reason why, one line
     */
    record Broken(int number, String reason) implements PolicyLine {}
}
