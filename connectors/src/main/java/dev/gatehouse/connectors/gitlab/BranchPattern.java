package dev.gatehouse.connectors.gitlab;

/** Names of protected branches, with {@code *} for any characters. */
public final class BranchPattern {

    private BranchPattern() {}

    /** Whether one covers a branch. */
    public static boolean fits(String pattern, String branch) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return pattern.equals(branch);
        }
        int at = pieces[0].length();
        if (!branch.startsWith(pieces[0])) {
            return false;
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = branch.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        String last = pieces[pieces.length - 1];
        return branch.endsWith(last) && branch.length() - last.length() >= at;
    }
}
