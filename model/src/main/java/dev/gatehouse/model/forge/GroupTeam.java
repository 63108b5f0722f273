package dev.gatehouse.model.forge;

import java.util.Optional;

/**
 * The team that people of one level in a group on GitLab make.
 *
 * @param group its full path: {@code acme/platform}
 * @param invited whether they come from another group, or from one above, and not as members of their own
 */
public record GroupTeam(String group, AccessLevel level, boolean invited) {

    private static final String INVITED = ":invited";

    /** The team of a name; empty for one of another kind. */
    public static Optional<GroupTeam> of(String name) {
        boolean invited = name.endsWith(INVITED);
        String own = invited ? name.substring(0, name.length() - INVITED.length()) : name;
        int colon = own.lastIndexOf(':');
        return colon < 1
                ? Optional.empty()
                : AccessLevel.ofWord(own.substring(colon + 1))
                        .map(level -> new GroupTeam(own.substring(0, colon), level, invited));
    }

    /** What it is called: {@code acme/platform:developer}. */
    public String name() {
        return group + ":" + level.word() + (invited ? INVITED : "");
    }

    /** Whether a project lies in the group, at any depth. */
    public boolean holds(String project) {
        return project.regionMatches(true, 0, group + "/", 0, group.length() + 1);
    }
}
