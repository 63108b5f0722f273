package dev.gatehouse.engines.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * 2       | 2026-06-01T00:00:00Z | 2026-06-02T02:00:00Z
            0 2 13 * 5      | 2026-06-01T00:00:00Z | 2026-06-05T02:00:00Z
            */15 9-17 * * * | 2026-06-01T17:46:00Z | 2026-06-02T09:00:00Z
            0 0 29 2 *      | 2026-06-01T00:00:00Z | 2028-02-29T00:00:00Z
            0 0 29 2 */7    | 2026-06-01T00:00:00Z | 2032-02-29T00:00:00Z
            5,10 1 * jan *  | 2026-06-01T00:00:00Z | 2027-01-01T01:05:00Z
            0 12 * * 7      | 2026-06-01T00:00:00Z | 2026-06-07T12:00:00Z
            10/20 0 * * *   | 2026-06-01T00:11:00Z | 2026-06-01T00:30:00Z
            """)
    void startsNext(String schedule, Instant from, Instant expected) {
        assertThat(Cron.parse(schedule).starts(from, ZoneOffset.UTC).next()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * *         | 8  | a schedule has five fields, this has 4
            0 2 * * * *     | 11 | a schedule has five fields, this has more
            0 24 * * *      | 3  | `24` is no hour, 0 to 23
            0 1,2,x * * *   | 7  | `x` is no hour, 0 to 23
            60 2 * * *      | 1  | `60` is no minute, 0 to 59
            0 2 5-1 * *     | 5  | `5-1` is no day of the month, 1 to 31
            0 2 * foo *     | 7  | `foo` is no month, 1 to 12
            0 2 * * */0     | 9  | `*/0` is no day of the week, 0 to 7
            @daily          | 1  | `@daily` is no schedule of five fields, such as 0 2 * * 2
            """)
    void saysWhatIsWrong(String schedule, int column, String message) {
        assertThatThrownBy(() -> Cron.parse(schedule))
                .isInstanceOfSatisfying(
                        InvalidSchedule.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
        "Europe/Berlin, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "Pacific/Apia, 2011-12-29T22:00:00Z, 2011-12-30T10:00:00Z, 2011-12-30T12:30:00Z"
    })
    void startsOnceAtAChangeOfTheClocks(ZoneId zone, Instant from, Instant first, Instant second) {
        Iterator<Instant> starts = Cron.parse("30 2 * * *").starts(from, zone);

        assertThat(starts.next()).isEqualTo(first);
        assertThat(starts.next()).isEqualTo(second);
    }
}
