package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a group and of projects, by their keys in a baseline. What a field held is captured, since several of
 * GitLab's values may be one of ours.
 *
 * @see <a href="https://docs.gitlab.com/api/groups/#update-group-attributes">Update group attributes</a>
 * @see <a href="https://docs.gitlab.com/api/projects/#edit-a-project">Edit a project</a>
 * @see <a href="https://docs.gitlab.com/api/merge_request_approvals/">Merge request approvals</a>
 */
final class SettingWriter implements Way {

    private static final String PROJECT = "/projects/{}";
    private static final String APPROVALS = "/projects/{}/approvals";
    private static final String PUSH_RULE = PushRule.PATH;
    private static final String TAGS = "/projects/{}/protected_tags";
    private static final String EVERY_TAG = "*";

    /**
     * Where a setting is.
     *
     * @param template the path that tells it
     * @param method what changes it there
     * @param field what it is called where it is told
     * @param sent what it is called where it is changed
     * @param value GitLab's value for one of ours
     */
    private record Field(String template, String method, String field, String sent, UnaryOperator<String> value) {

        static Field of(String template, String method, String field, UnaryOperator<String> value) {
            return new Field(template, method, field, field, value);
        }
    }

    private static final Map<String, Field> OF_GROUP = Map.of(
            "twoFactorRequired", group("require_two_factor_authentication", UnaryOperator.identity()),
            "twoFactorGraceHours", group("two_factor_grace_period", UnaryOperator.identity()),
            "shareOutside", group("share_with_group_lock", SettingWriter::turned),
            "membersForkPrivateRepositories", group("prevent_forking_outside_group", SettingWriter::turned),
            "newBranches", group("default_branch_protection", value -> value.equals("open") ? "0" : "2"));

    private static final Map<String, Field> OF_PROJECT = Map.of(
            "privateForking",
                    Field.of(
                            PROJECT,
                            "PUT",
                            "forking_access_level",
                            value -> value.equals("true") ? "enabled" : "disabled"),
            "pipelineVariablesByAnyone",
                    Field.of(
                            PROJECT,
                            "PUT",
                            "ci_pipeline_variables_minimum_override_role",
                            value -> value.equals("true") ? "developer" : "maintainer"),
            "jobTokenLimited",
                    new Field(
                            "/projects/{}/job_token_scope",
                            "PATCH",
                            "inbound_enabled",
                            "enabled",
                            UnaryOperator.identity()),
            "selfApproval", Field.of(APPROVALS, "POST", "merge_requests_author_approval", UnaryOperator.identity()),
            "committerApproval",
                    Field.of(APPROVALS, "POST", "merge_requests_disable_committers_approval", SettingWriter::turned),
            "approversOverridden",
                    Field.of(
                            APPROVALS, "POST", "disable_overriding_approvers_per_merge_request", SettingWriter::turned),
            "committersVerified", Field.of(PUSH_RULE, "PUT", "commit_committer_check", UnaryOperator.identity()),
            "secretsRefusedOnPush", Field.of(PUSH_RULE, "PUT", "prevent_secrets", UnaryOperator.identity()));

    private final GitLab gitlab;

    SettingWriter(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    private static String turned(String value) {
        return value.equals("true") ? "false" : "true";
    }

    private static Field group(String field, UnaryOperator<String> value) {
        return Field.of("/groups/{}", "PUT", field, value);
    }

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        Field field = field(change);
        return field == null
                ? Answer.seen(Map.of())
                : told(field, change)
                        .map(value -> value.<Map<String, String>>map(text -> Map.of(field.field(), text))
                                .orElse(Map.of()));
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        String value = change.becomes(Attribute.VALUE);
        if (key(change).equals("tagsProtected")) {
            return tags(change, value.equals("true"));
        }
        Field field = field(change);
        return field == null
                ? Writes.impossible("GitLab's API can't change " + key(change))
                : put(field, change, field.value().apply(value));
    }

    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        Field field = field(inverse);
        String earlier = field == null ? null : captured.get(field.field());
        return field == null || earlier == null ? write(inverse, captured) : put(field, inverse, earlier);
    }

    private static @Nullable Field field(Change change) {
        return switch (change.kind()) {
            case ORGANIZATION_SETTING -> OF_GROUP.get(key(change));
            case REPOSITORY_SETTING -> OF_PROJECT.get(key(change));
            case MEMBER,
                    OUTSIDE_COLLABORATOR,
                    INVITATION,
                    TEAM,
                    TEAM_MEMBER,
                    TEAM_REPOSITORY,
                    COLLABORATOR,
                    BRANCH_PROTECTION,
                    DEPLOY_KEY,
                    WEBHOOK -> null;
        };
    }

    private Answer<Optional<String>> told(Field field, Change change) {
        return gitlab.ask(field.template(), change.target().holder()).map(json -> text(json, field.field()));
    }

    private Answer<Boolean> put(Field field, Change change, String value) {
        String holder = change.target().holder();
        Map<String, Object> body = Map.of(field.sent(), value(value));
        return field.template().equals(PUSH_RULE)
                ? PushRule.put(gitlab, holder, body)
                : gitlab.change(field.method(), body, field.template(), holder);
    }

    /** Every tag is protected from all but maintainers, by a rule that is made and taken away. */
    private Answer<Boolean> tags(Change change, boolean on) {
        String project = change.target().holder();
        return on
                ? gitlab.change("POST", Map.of("name", EVERY_TAG, "create_access_level", 40), TAGS, project)
                : gitlab.gone(TAGS + "/{}", project, EVERY_TAG);
    }

    private static String key(Change change) {
        return change.target().subject();
    }

    /** A yes or no, a number or a word, as text. */
    static Optional<String> text(Json json, String field) {
        return json.truth(field)
                .map(String::valueOf)
                .or(() -> json.number(field).map(String::valueOf))
                .or(() -> json.word(field));
    }

    /** As GitLab takes it. */
    static Object value(String text) {
        return text.equals("true") || text.equals("false")
                ? (Object) Boolean.valueOf(text)
                : text.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
    }
}
