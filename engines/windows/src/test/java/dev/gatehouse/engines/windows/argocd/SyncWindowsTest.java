package dev.gatehouse.engines.windows.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncWindowsTest {

    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");
    private static final SyncTarget TARGET = new SyncTarget("shop", "shop-prod", "prod", "https://prod.example.com");

    private static SyncWindow window(String kind, String schedule, String duration, boolean manual) {
        return new SyncWindow(kind, schedule, duration, "", List.of("*"), List.of(), List.of(), manual, false);
    }

    private static SyncWindow of(String schedule, String duration, String zone) {
        return new SyncWindow("allow", schedule, duration, zone, List.of("*"), List.of(), List.of(), false, false);
    }

    private static SyncJudgement judge(boolean manual, Instant at, SyncWindow... windows) {
        return new SyncWindows(List.of(windows), (glob, text) -> glob.equals("*") || glob.equals(text))
                .of(TARGET, manual)
                .at(at);
    }

    private static final SyncWindow OPEN = window("allow", "0 11 * * *", "2h", false);
    private static final SyncWindow CLOSED = window("allow", "0 1 * * *", "2h", false);
    private static final SyncWindow CLOSED_MANUAL = window("allow", "0 1 * * *", "2h", true);
    private static final SyncWindow DENY = window("deny", "0 11 * * *", "2h", false);
    private static final SyncWindow DENY_MANUAL = window("deny", "0 11 * * *", "2h", true);

    @Test
    void allowsWhereNoWindowMatches() {
        SyncWindow none = new SyncWindow("deny", "* * * * *", "1h", "", List.of(), List.of(), List.of(), false, false);

        assertThat(judge(false, NOON, none))
                .isEqualTo(new SyncJudgement(true, List.of(), List.of(), "no window matches"));
    }

    @Test
    void deniesBeforeItAllows() {
        assertThat(judge(false, NOON, OPEN, DENY))
                .isEqualTo(new SyncJudgement(false, List.of(0, 1), List.of(0, 1), "window 1 denies"));
        assertThat(judge(false, NOON, OPEN).allowed()).isTrue();
        assertThat(judge(false, NOON, CLOSED).allowed()).isFalse();
        assertThat(judge(false, NOON, CLOSED, OPEN).allowed()).isTrue();
    }

    @Test
    void letsManualSyncsThroughWhereAllThatKeepOutDo() {
        assertThat(judge(true, NOON, DENY_MANUAL).allowed()).isTrue();
        assertThat(judge(true, NOON, DENY_MANUAL, DENY).allowed()).isFalse();
        assertThat(judge(true, NOON, CLOSED_MANUAL).allowed()).isTrue();
        assertThat(judge(true, NOON, CLOSED_MANUAL, CLOSED).allowed()).isFalse();
        assertThat(judge(false, NOON, CLOSED_MANUAL).allowed()).isFalse();
    }

    @Test
    void allowsWhereOnlyDenyingWindowsAreClosed() {
        assertThat(judge(false, NOON, window("deny", "0 1 * * *", "1h", false)).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@daily", "* * * *", "61 * * * *", "* * * * 7", "TZ=UTC", "TZ=Nowhere * * * * *", "-1 * * * *"})
    void closesAllWhereAWindowThatMatchesIsInvalid(String schedule) {
        assertThat(judge(true, NOON, OPEN, window("allow", schedule, "1h", true))
                        .allowed())
                .isFalse();
        assertThat(judge(
                                false,
                                NOON,
                                OPEN,
                                new SyncWindow(
                                        "allow",
                                        schedule,
                                        "1h",
                                        "",
                                        List.of("other"),
                                        List.of(),
                                        List.of(),
                                        false,
                                        false))
                        .allowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",, * * * *",
                "0 0 30 2 *",
                "+0 +11 * * *",
                "000 0011 * * *",
                "0 11 ? * *",
                "CRON_TZ=Europe/Berlin 0 13 * * *",
                "0 11 * jun tue"
            })
    void takesWhatOthersRefuse(String schedule) {
        assertThat(judge(false, NOON, window("allow", schedule, "2h", false)).active())
                .containsExactly(0);
    }

    @Test
    void isNotActiveAtItsVeryStartNorEnd() {
        assertThat(judge(false, Instant.parse("2026-06-02T11:00:00Z"), OPEN).allowed())
                .isFalse();
        assertThat(judge(false, Instant.parse("2026-06-02T11:00:01Z"), OPEN).allowed())
                .isTrue();
        assertThat(judge(false, Instant.parse("2026-06-02T12:59:59Z"), OPEN).allowed())
                .isTrue();
        assertThat(judge(false, Instant.parse("2026-06-02T13:00:00Z"), OPEN).allowed())
                .isFalse();
    }

    /** One hour from two o'clock, in Berlin. */
    @ParameterizedTest
    @CsvSource({"2026-06-02, 59", "2026-03-29, 0", "2026-10-25, 118"})
    void takesTheOffsetOfNow(LocalDate day, int minutes) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        int open = 0;
        for (Instant at = day.atStartOfDay(berlin).toInstant();
                at.isBefore(day.plusDays(1).atStartOfDay(berlin).toInstant());
                at = at.plusSeconds(60)) {
            open += judge(false, at, of("0 2 * * *", "1h", "Europe/Berlin")).allowed() ? 1 : 0;
        }

        assertThat(open).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "GMT+2", "europe/berlin", "Mars/Olympus"})
    void takesAZoneThatDoesNotExistForUtc(String zone) {
        assertThat(judge(false, NOON, of("0 11 * * *", "2h", zone)).allowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"EST, 6", "MST, 4", "HST, 1", "ROC, 19", "GMT-0, 11"})
    void takesZonesThatJavaLeavesOut(String zone, int hour) {
        assertThat(judge(false, NOON, of("0 " + hour + " * * *", "2h", zone)).allowed())
                .isTrue();
    }

    @Test
    void asksAllKindsOfSelectorsOnlyWhereToldTo() {
        SyncWindow either = new SyncWindow(
                "deny", "* * * * *", "1h", "", List.of("shop"), List.of("other"), List.of(), false, false);
        SyncWindow all = new SyncWindow(
                "deny", "* * * * *", "1h", "", List.of("shop"), List.of("other"), List.of(), false, true);
        SyncWindow both = new SyncWindow(
                "deny",
                "* * * * *",
                "1h",
                "",
                List.of("shop"),
                List.of(),
                List.of("https://prod.example.com"),
                false,
                true);

        assertThat(judge(false, NOON, either).matching()).containsExactly(0);
        assertThat(judge(false, NOON, all).matching()).isEmpty();
        assertThat(judge(false, NOON, both).matching()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "1.5h, PT1H30M",
        ".5m, PT30S",
        "0, PT0S",
        "-1h, PT-1H",
        "90m0s, PT1H30M",
        "1us, PT0.000001S",
        "1.h, PT1H"
    })
    void readsDurationsOfGo(String text, java.time.Duration expected) {
        assertThat(GoDuration.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "1d", "1h ", "1 h", ".", ".h", "1h-1m", "99999999999999h"})
    void refusesWhatIsNoDurationOfGo(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
