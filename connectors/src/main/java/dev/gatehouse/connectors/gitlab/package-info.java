/**
 * Observes a group on GitLab, with everything below it, through its REST API.
 *
 * <p>A group's people have levels of their own, so each level of a group is a team, {@code acme/platform:developer},
 * and a project gets a {@link dev.gatehouse.model.forge.TeamGrant} from every group that it lies in or is shared with.
 * Guests and planners read no code: they are members without a grant. Second factors are told to administrators, and of
 * enterprise users to owners of a topmost group; to others GitLab says {@code two_factor_enabled: false} of everyone,
 * which proves nothing. Nothing that GitLab answers is kept on disk: groups and projects come with the tokens of their
 * runners, variables with their values.
 *
 * @see <a href="https://docs.gitlab.com/api/rest/">GitLab's REST API</a>
 */
@NullMarked
package dev.gatehouse.connectors.gitlab;

import org.jspecify.annotations.NullMarked;
