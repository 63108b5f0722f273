package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.EachOf;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The group that is asked about, those within it, and how they and their server are set up.
 *
 * @see <a href="https://docs.gitlab.com/api/groups/">Groups</a>
 * @see <a href="https://docs.gitlab.com/api/settings/">Settings of the server</a>
 */
final class GroupReader {

    private static final String LEFT_OUT = "GitLab leaves it out for this token; give one of an owner";
    private static final String PREMIUM = "GitLab says it to owners, with Premium alone";

    private final GitLab gitlab;

    GroupReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /** The group first, then those within it; empty where it could not be seen. */
    List<Group> read(Sightings sightings) {
        String path = gitlab.group();
        Optional<Json> told = sightings.take(FactKind.ORGANIZATION, gitlab.ask("/groups/{}?with_projects=false", path));
        Optional<Group> top = told.flatMap(Group::of);
        if (top.isEmpty()) {
            told.ifPresent(
                    _ -> sightings.gap(FactKind.ORGANIZATION, "GET /groups/" + path + " answered no group", null));
            return List.of();
        }
        List<Group> groups = new ArrayList<>(List.of(top.get()));
        groups.addAll(within(path, sightings));
        for (Group group : groups) {
            Map<OrganizationSetting, Told<String>> settings = ofEach(group.told());
            if (group.path().equals(path)) {
                ofTop(group.told(), settings);
            }
            sightings.add(new Organization(group.path(), settings, sightings.origin("groups/" + group.path())));
        }
        return groups;
    }

    /** Each asked for by itself, since only so it tells with whom it is shared. */
    private List<Group> within(String path, Sightings sightings) {
        List<FactKind> kinds = List.of(FactKind.ORGANIZATION, FactKind.TEAM, FactKind.MEMBER, FactKind.GRANT);
        Optional<List<Json>> listed = sightings.take(kinds, gitlab.list("/groups/{}/descendant_groups", path));
        List<Group> groups = new ArrayList<>();
        for (Answer<Json> each : EachOf.of(
                listed.orElse(List.of()),
                json -> Group.of(json)
                        .map(group -> gitlab.ask("/groups/{}?with_projects=false", group.path()))
                        .orElseGet(() -> Answer.unseen("GitLab named a group without its path")))) {
            sightings
                    .take(kinds, each)
                    .ifPresent(json -> Group.of(json)
                            .ifPresentOrElse(
                                    groups::add,
                                    () -> kinds.forEach(kind ->
                                            sightings.gap(kind, "GitLab named a group without its path", null))));
        }
        return groups;
    }

    private static Map<OrganizationSetting, Told<String>> ofEach(Json told) {
        Map<OrganizationSetting, Told<String>> settings = new EnumMap<>(OrganizationSetting.class);
        settings.put(OrganizationSetting.SHARE_OUTSIDE, negated(told, "share_with_group_lock", LEFT_OUT));
        settings.put(
                OrganizationSetting.MEMBERS_FORK_PRIVATE_REPOSITORIES,
                negated(told, "prevent_forking_outside_group", PREMIUM));
        Optional<Long> protection = told.number("default_branch_protection");
        settings.put(
                OrganizationSetting.NEW_BRANCHES,
                Told.of(protection.map(level -> level == 0 ? "open" : "protected"), LEFT_OUT));
        return settings;
    }

    private void ofTop(Json told, Map<OrganizationSetting, Told<String>> settings) {
        Told<String> required =
                Told.of(told.truth("require_two_factor_authentication").map(String::valueOf), LEFT_OUT);
        settings.put(OrganizationSetting.TWO_FACTOR_REQUIRED, inherited(told, required));
        if (required.is("true")) {
            settings.put(
                    OrganizationSetting.TWO_FACTOR_GRACE_HOURS,
                    Told.of(told.number("two_factor_grace_period").map(String::valueOf), LEFT_OUT));
        }
    }

    /** What a group above requires binds this one too. */
    private Told<String> inherited(Json told, Told<String> own) {
        Optional<Long> parent = told.number("parent_id");
        boolean topmost = told.has("parent_id") && told.get("parent_id").isNull();
        if (own.is("true") || topmost || !own.is("false")) {
            return own;
        }
        if (parent.isEmpty()) {
            return Told.untold("GitLab does not say whether a group above requires it");
        }
        return switch (gitlab.ask("/groups/{}?with_projects=false", String.valueOf(parent.get()))) {
            case Answer.Seen<Json>(Json above) ->
                inherited(
                        above,
                        Told.of(above.truth("require_two_factor_authentication").map(String::valueOf), LEFT_OUT));
            case Answer.Unseen<Json> unseen -> Told.untold(unseen.whole());
        };
    }

    private static Told<String> negated(Json told, String field, String otherwise) {
        return Told.of(told.truth(field).map(on -> String.valueOf(!on)), otherwise);
    }
}
