package dev.gatehouse.plan;

import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a forge besides what is declared and observed.
 *
 * @param source as coverage names it: {@code github:acme}
 * @param web the address of its web pages, without a slash at the end
 * @param account the one that the token acts as; null where it acts as none, as an app does
 */
public record ForgeContext(
        String source, String web, @Nullable String account) {

    /** {@code github}, {@code gitlab} or {@code gitea}. */
    public String type() {
        return source.substring(0, source.indexOf(':'));
    }

    public String organization() {
        return source.substring(source.indexOf(':') + 1);
    }

    /** Whether teams are the people of one level in a group, as on GitLab. */
    boolean teamsAreLevels() {
        return type().equals("gitlab");
    }

    public boolean isOwn(String name) {
        return account != null && account.equalsIgnoreCase(name);
    }
}
