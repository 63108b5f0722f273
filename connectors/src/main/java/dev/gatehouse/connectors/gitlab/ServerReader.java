package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a server of one's own is set up. GitLab tells it to administrators alone.
 *
 * @see <a href="https://docs.gitlab.com/api/settings/">Application settings</a>
 */
final class ServerReader {

    private final GitLab gitlab;

    ServerReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    void read(Sightings sightings) {
        Answer<Json> answer = gitlab.ask("/application/settings");
        Map<OrganizationSetting, Told<String>> settings = new EnumMap<>(OrganizationSetting.class);
        put(settings, OrganizationSetting.TWO_FACTOR_REQUIRED, answer, truth("require_two_factor_authentication"));
        if (settings.get(OrganizationSetting.TWO_FACTOR_REQUIRED) instanceof Told.Known<String>(String required)
                && required.equals("true")) {
            put(
                    settings,
                    OrganizationSetting.TWO_FACTOR_GRACE_HOURS,
                    answer,
                    json -> json.number("two_factor_grace_period").map(String::valueOf));
        }
        put(settings, OrganizationSetting.SIGN_UP_OPEN, answer, ServerReader::signUp);
        put(
                settings,
                OrganizationSetting.SIGN_UP_MAIL_CONFIRMED,
                answer,
                json -> json.word("email_confirmation_setting").map(word -> String.valueOf(word.equals("hard"))));
        put(settings, OrganizationSetting.GIT_BY_PASSWORD, answer, truth("password_authentication_enabled_for_git"));
        put(
                settings,
                OrganizationSetting.HOOKS_TO_LOCAL_NETWORK,
                answer,
                truth("allow_local_requests_from_web_hooks_and_services"));
        put(
                settings,
                OrganizationSetting.NEW_PROJECT_VISIBILITY,
                answer,
                json -> json.word("default_project_visibility"));
        put(
                settings,
                OrganizationSetting.NEW_BRANCHES,
                answer,
                json -> json.number("default_branch_protection").map(level -> level == 0 ? "open" : "protected"));
        put(settings, OrganizationSetting.CALLS_THROTTLED, answer, ServerReader::throttled);
        put(settings, OrganizationSetting.MEMBERS_CREATE_PUBLIC_REPOSITORIES, answer, ServerReader::publicProjects);
        String host = String.valueOf(gitlab.transport().endpoint().base().getHost());
        sightings.add(new Organization("server " + host, settings, sightings.origin("application/settings")));
    }

    /** Open where whoever signs up gets in without anyone's leave. */
    private static Optional<String> signUp(Json json) {
        Optional<Boolean> open = json.truth("signup_enabled");
        Optional<Boolean> asked = json.truth("require_admin_approval_after_user_signup");
        if (open.filter(on -> !on).isPresent() || asked.filter(on -> on).isPresent()) {
            return Optional.of("false");
        }
        return open.isPresent() && asked.isPresent() ? Optional.of("true") : Optional.empty();
    }

    private static Optional<String> throttled(Json json) {
        Optional<Boolean> known = json.truth("throttle_authenticated_api_enabled");
        Optional<Boolean> unknown = json.truth("throttle_unauthenticated_api_enabled");
        return known.isPresent() && unknown.isPresent()
                ? Optional.of(String.valueOf(known.get() && unknown.get()))
                : Optional.empty();
    }

    private static Optional<String> publicProjects(Json json) {
        return json.get("restricted_visibility_levels")
                .items()
                .map(levels -> String.valueOf(levels.stream()
                        .noneMatch(
                                level -> level.text().filter("public"::equals).isPresent())));
    }

    private static Function<Json, Optional<String>> truth(String field) {
        return json -> json.truth(field).map(String::valueOf);
    }

    private static void put(
            Map<OrganizationSetting, Told<String>> settings,
            OrganizationSetting setting,
            Answer<Json> answer,
            Function<Json, Optional<String>> reading) {
        settings.put(
                setting,
                switch (answer) {
                    case Answer.Seen<Json>(Json json) ->
                        Told.of(reading.apply(json), "GitLab's settings of the server lack it");
                    case Answer.Unseen<Json> _ ->
                        Told.untold("GitLab tells the settings of its server to administrators alone");
                });
    }
}
