package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Body;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Page;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was pushed to a repository on GitHub, merged into it and deleted from it, on any plan; told as the deliveries of
 * webhooks are that say the same.
 *
 * @param name {@code organisation/repository}
 * @see <a href="https://docs.github.com/en/rest/repos/repos#list-repository-activities">List repository activities</a>
 */
record RepositoryActivity(String name, Time time) implements Asking {

    /** The periods that can be asked for, and how far each surely reaches. */
    private static final Map<String, Duration> PERIODS = new LinkedHashMap<>();

    static {
        PERIODS.put("day", Duration.ofHours(23));
        PERIODS.put("week", Duration.ofDays(6));
        PERIODS.put("month", Duration.ofDays(27));
        PERIODS.put("quarter", Duration.ofDays(88));
    }

    @Override
    public Call first(Instant from) {
        Duration back = Duration.between(from, time.now());
        String period = PERIODS.entrySet().stream()
                .filter(each -> back.compareTo(each.getValue()) < 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("year");
        int slash = name.indexOf('/');
        return Call.get(
                "/repos/{}/{}/activity?direction=asc&per_page=100&time_period=" + period,
                name.substring(0, slash),
                name.substring(slash + 1));
    }

    @Override
    public Answer<Page> page(Transport transport, Call call) {
        return switch (Page.of(transport, call)) {
            case Answer.Unseen<Page> unseen -> unseen.as();
            case Answer.Seen<Page>(Page page) ->
                Json.read(page.body())
                        .flatMap(Json::items)
                        .<Answer<Page>>map(items -> Answer.seen(Page.of(text(items), page.next())))
                        .orElseGet(() -> Answer.unseen(call.shown() + " answered no list"));
        };
    }

    private byte[] text(List<Json> activities) {
        return activities.stream()
                .map(this::delivery)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String delivery(Json activity) {
        String type = activity.word("activity_type").orElse("");
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("event", event(type));
        delivery.put("activity_type", type);
        delivery.put("guid", String.valueOf(activity.number("id").orElse(0L)));
        delivery.put("delivered_at", activity.text("timestamp").orElse(""));
        delivery.put("ref", activity.text("ref").orElse(""));
        delivery.put("before", activity.text("before").orElse(""));
        delivery.put("after", activity.text("after").orElse(""));
        delivery.put("forced", type.equals("force_push"));
        Json actor = activity.get("actor");
        delivery.put(
                "sender",
                Map.of(
                        "login",
                        actor.text("login").orElse(""),
                        "type",
                        actor.text("type").orElse("User")));
        delivery.put("repository", Map.of("full_name", name));
        return Body.of(delivery);
    }

    private static String event(String type) {
        return switch (type) {
            case "branch_creation" -> "create";
            case "branch_deletion" -> "delete";
            default -> "push";
        };
    }
}
