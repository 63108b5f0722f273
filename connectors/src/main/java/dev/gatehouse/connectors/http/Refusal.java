package dev.gatehouse.connectors.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a system refused a call, and what would help: the scope or permission that is missing, as its headers or its own
 * words tell it, or the plan that has the feature.
 */
final class Refusal {

    private static final int SHOWN = 160;

    private Refusal() {}

    static <T> Answer.Unseen<T> of(Call call, Reply reply) {
        Optional<Json> body = Json.read(reply.body());
        String says = body.flatMap(Refusal::message).orElse("");
        String what = call.shown() + " answered " + reply.status();
        String reason = switch (reply.status()) {
            case 401 -> what + ": the token is wrong, expired or missing";
            case 403 -> what + (says.isEmpty() ? ": it needs more rights" : ": " + says);
            case 404 ->
                what
                        + (says.isEmpty() || says.equalsIgnoreCase("not found")
                                ? ": there is none, or the token may not see it"
                                : ": " + says);
            default -> what + (says.isEmpty() ? "" : ": " + says);
        };
        return new Answer.Unseen<>(reply.status(), reason, remedy(reply, body, says));
    }

    private static Optional<String> message(Json body) {
        return body.text("message")
                .or(() -> body.text("error_description"))
                .or(() -> body.text("error"))
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .map(text -> text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…")
                .filter(text -> !text.isEmpty());
    }

    private static @Nullable String remedy(Reply reply, Optional<Json> body, String says) {
        if (reply.status() == 401) {
            return "Give a token that is valid.";
        }
        if (reply.status() != 403 && reply.status() != 404) {
            return null;
        }
        String lower = says.toLowerCase(Locale.ROOT);
        if (lower.contains("upgrade to") || lower.contains("not available for your plan")) {
            return "The forge's plan lacks it.";
        }
        int required = lower.indexOf("required=[");
        if (required >= 0) {
            int end = lower.indexOf(']', required);
            return "Give the token the scope " + says.substring(required + 10, end < 0 ? says.length() : end) + ".";
        }
        if (body.flatMap(json -> json.text("error"))
                .filter("insufficient_scope"::equals)
                .isPresent()) {
            return "Give the token the scope "
                    + body.flatMap(json -> json.text("scope")).orElse("read_api") + ".";
        }
        if (lower.contains("saml")) {
            return "Authorise the token for the organisation's single sign-on.";
        }
        Optional<String> permissions = reply.header("x-accepted-github-permissions");
        Set<String> missing = missingScopes(reply);
        if (!missing.isEmpty()) {
            return "Give the token the scope " + String.join(" or ", missing) + ".";
        }
        return permissions
                .filter(text -> !text.isBlank())
                .map(text -> "Give the token the permission " + text.replace("=", ": ") + ".")
                .orElse(null);
    }

    /** The scopes of which one would do, where the token has none of them. */
    private static Set<String> missingScopes(Reply reply) {
        Set<String> has = scopes(reply.header("x-oauth-scopes"));
        Set<String> accepted = scopes(reply.header("x-accepted-oauth-scopes"));
        boolean told = reply.header("x-oauth-scopes").isPresent();
        return told && accepted.stream().noneMatch(has::contains) ? accepted : Set.of();
    }

    private static Set<String> scopes(Optional<String> header) {
        return header.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
