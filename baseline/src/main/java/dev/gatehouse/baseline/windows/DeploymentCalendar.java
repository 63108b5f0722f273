package dev.gatehouse.baseline.windows;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Wildcard;
import dev.gatehouse.engines.windows.Calendar;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.Once;
import dev.gatehouse.engines.windows.Recurrence;
import dev.gatehouse.engines.windows.Schedules;
import dev.gatehouse.engines.windows.State;
import dev.gatehouse.engines.windows.Window;
import dev.gatehouse.engines.windows.argocd.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When an environment, or one application of it, may be changed.
 *
 * <p>Windows for some applications count for those that they choose. All of an environment may be changed when all of
 * its applications may: a window that opens for some of them does not open for all, and one that closes for some closes
 * for all.
 */
public final class DeploymentCalendar {

    /** The start of a window that never opens again. */
    private static final Recurrence LONG_AGO = new Once(Instant.EPOCH);

    private final Environment environment;
    private final List<Integer> matching;
    private final Calendar calendar;

    private DeploymentCalendar(Environment environment, List<Integer> matching, Calendar calendar) {
        this.environment = environment;
        this.matching = matching;
        this.calendar = calendar;
    }

    /**
     * An application, as windows choose it.
     *
     * @param name empty where it is not known
     * @param labels of it
     */
    public record Application(String name, Map<String, String> labels) {

        /** All of them. */
        public static final Application ALL = new Application("", Map.of());

        public Application {
            labels = Map.copyOf(labels);
        }

        boolean isAll() {
            return name.isEmpty() && labels.isEmpty();
        }

        boolean isChosenBy(Environment.Window window) {
            boolean named = window.applications().isEmpty()
                    || window.applications().stream().anyMatch(pattern -> Wildcard.matches(pattern, name));
            return named && labels.entrySet().containsAll(window.labels().entrySet());
        }
    }

    /**
     * What is said at an instant.
     *
     * @param matching places of the windows that count, freezes after the windows, from 0
     * @param active those of them that are open or closed now by what they say
     * @param why one line
     */
    public record Answer(boolean open, List<Integer> matching, List<Integer> active, String why) {
        public Answer {
            matching = List.copyOf(matching);
            active = List.copyOf(active);
        }
    }

    /** The calendar of an environment that was read: its schedules are known to be right. */
    public static DeploymentCalendar of(Environment environment, Application application) {
        List<Integer> matching = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        List<Environment.Window> declared = environment.windows();
        for (int i = 0; i < declared.size(); i++) {
            if (application.isAll() || application.isChosenBy(declared.get(i))) {
                matching.add(i);
                windows.add(window(declared.get(i), application.isAll()));
            }
        }
        for (int i = 0; i < environment.freezes().size(); i++) {
            Interval span = interval(environment.freezes().get(i).span());
            matching.add(declared.size() + i);
            windows.add(Window.deny(new Once(span.start()), span.length(), ZoneOffset.UTC));
        }
        List<Interval> overrides =
                environment.overrides().stream().map(o -> interval(o.span())).toList();
        return new DeploymentCalendar(environment, matching, new Calendar(windows, overrides));
    }

    private static Window window(Environment.Window declared, boolean ofAll) {
        ZoneId zone = Schedules.zone(declared.timeZone());
        boolean opensForSome = ofAll && declared.selective() && !declared.deny();
        return new Window(
                declared.deny() ? Window.Kind.DENY : Window.Kind.ALLOW,
                opensForSome ? LONG_AGO : Schedules.parse(declared.schedule(), zone),
                length(declared.duration()),
                zone,
                declared.exclusions().stream().map(DeploymentCalendar::interval).toList());
    }

    private static Duration length(String duration) {
        return GoDuration.parse(duration)
                .orElseThrow(() -> new IllegalArgumentException("a duration that was not read: " + duration));
    }

    private static Interval interval(Environment.Span span) {
        return new Interval(span.from(), span.until());
    }

    /** What is said at an instant. */
    public Answer at(Instant instant) {
        List<Integer> active = new ArrayList<>();
        for (int i = 0; i < calendar.windows().size(); i++) {
            if (calendar.windows().get(i).isOpen(instant)) {
                active.add(matching.get(i));
            }
        }
        State state = calendar.at(instant);
        return new Answer(state.isOpen(), matching, active, why(state));
    }

    private String why(State state) {
        return switch (state) {
            case State.Overridden(int override) -> why(environment.overrides().get(override));
            case State.Denied(List<Integer> windows) -> named(windows) + (windows.size() == 1 ? " denies" : " deny");
            case State.Allowed(List<Integer> windows) -> named(windows) + (windows.size() == 1 ? " allows" : " allow");
            case State.Outside() -> {
                List<Integer> closed = places(Window.Kind.ALLOW);
                yield named(closed) + (closed.size() == 1 ? " is not active" : " are not active");
            }
            case State.Unrestricted() ->
                matching.isEmpty()
                        ? "no window matches"
                        : "no window that matches is active, and none allows only at its time";
        };
    }

    private static String why(Environment.WindowOverride override) {
        return "overridden until " + override.span().until() + " by " + String.join(", ", override.approvedBy()) + ": "
                + override.reason();
    }

    private List<Integer> places(Window.Kind kind) {
        return IntStream.range(0, calendar.windows().size())
                .filter(i -> calendar.windows().get(i).kind() == kind)
                .boxed()
                .toList();
    }

    /** {@code window 1}, {@code windows 0, 2}, {@code the freeze for year's end}. */
    private String named(List<Integer> places) {
        List<Integer> windows = places.stream()
                .map(matching::get)
                .filter(i -> i < environment.windows().size())
                .toList();
        List<String> named = new ArrayList<>();
        if (!windows.isEmpty()) {
            named.add((windows.size() == 1 ? "window " : "windows ")
                    + windows.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        for (int place : places) {
            int freeze = matching.get(place) - environment.windows().size();
            if (freeze >= 0) {
                String reason = environment.freezes().get(freeze).reason();
                named.add(reason.isEmpty() ? "a freeze" : "the freeze for " + reason);
            }
        }
        return String.join(" and ", named);
    }

    /** The first instant after this one at which it opens or closes; empty where none is in sight. */
    public Optional<Instant> nextChange(Instant after) {
        return calendar.nextChange(after);
    }

    /**
     * The spans in which it is open, cut to a part of time.
     *
     * @param to exclusive
     */
    public List<Interval> open(Instant from, Instant to) {
        return calendar.open(from, to);
    }
}
