package dev.gatehouse.engines.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * 2                                        | 2026-06-02T00:00:00Z
            FREQ=MONTHLY;BYDAY=2TU;BYHOUR=2;BYMINUTE=0       | 2026-06-09T00:00:00Z
            RRULE:FREQ=DAILY;BYHOUR=2;BYMINUTE=30            | 2026-06-01T00:30:00Z
            DTSTART:20260101T020000 RRULE:FREQ=MONTHLY       | 2026-07-01T00:00:00Z
            FREQ=YEARLY;BYMONTHDAY=29;BYHOUR=2;BYMINUTE=0    | 2026-06-29T00:00:00Z
            2026-12-20T00:00                                 | 2026-12-19T23:00:00Z
            2026-12-20T00:00:00Z                             | 2026-12-20T00:00:00Z
            2026-12-20T00:00:00+05:00                        | 2026-12-19T19:00:00Z
            """)
    void readsEveryForm(String text, Instant first) {
        Instant june = Instant.parse("2026-06-01T00:00:01Z");

        assertThat(Schedules.parse(text, BERLIN).starts(june, BERLIN).next()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 2 * *",
                "FREQ=NEVER",
                "2026-13-01T00:00",
                "DTSTART:20261301T000000 FREQ=DAILY",
                "@daily",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
                "FREQ=WEEKLY;EVERY=2",
                "FREQ=YEARLY;BYDAY=-1MO;BYMONTHDAY=28"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Schedules.parse(text, BERLIN)).isInstanceOf(InvalidSchedule.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO;BYMONTHDAY=1"})
    void aRuleThatNeverComesHasNoStart(String rule) {
        assertThat(Schedules.parse(rule, BERLIN).starts(Instant.EPOCH, BERLIN).hasNext())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"europe/berlin", "+02:00", "Mars/Olympus"})
    void refusesZonesThatDoNotExist(String zone) {
        assertThatThrownBy(() -> Schedules.zone(zone)).isInstanceOf(InvalidSchedule.class);
    }
}
