package dev.gatehouse.practices.accesslog.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import dev.gatehouse.model.access.RecordNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {

    /** A Monday. */
    private static final Instant BEGIN = Instant.parse("2026-05-04T00:00:00Z");

    private static EventPlace place(String file, long index, Instant time) {
        return new EventPlace(file, index + 1, index, time, "");
    }

    @Nested
    class Silence {

        private final SilentHours hours = new SilentHours(LogKind.GITHUB_AUDIT);

        private void fill(int count, int perHour, IntPredicate hasEvents) {
            for (int hour = 0; hour < count; hour++) {
                for (int i = 0; hasEvents.test(hour) && i < perHour; i++) {
                    Instant time = BEGIN.plus(Duration.ofHours(hour)).plusSeconds(60L * i);
                    hours.take(time, place("audit.jsonl", hour * 100L + i, time));
                }
            }
        }

        private List<String> subjects() {
            return hours.gaps(null, null).stream().map(Gap::subject).toList();
        }

        private boolean isOfficeHour(int hour) {
            return hour / 24 % 7 < 5 && hour % 24 >= 8 && hour % 24 < 18;
        }

        @Test
        void hoursThatAreNeverSilentOnOtherDaysAreReported() {
            fill(21 * 24, 4, hour -> isOfficeHour(hour) && (hour < 16 * 24 + 10 || hour >= 16 * 24 + 13));
            assertThat(subjects()).containsExactly("github-audit from 2026-05-20T10:00:00Z to 2026-05-20T13:00:00Z");
        }

        @Test
        void nightsAndWeekendsAreNot() {
            fill(21 * 24, 4, this::isOfficeHour);
            assertThat(subjects()).isEmpty();
        }

        @Test
        void aPauseInADayThatHasNoneIsReported() {
            fill(24, 12, hour -> hour != 13);
            assertThat(subjects()).containsExactly("github-audit from 2026-05-04T13:00:00Z to 2026-05-04T14:00:00Z");
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void aLogWithFewEventsIsNot(long seed) {
            Random random = new Random(seed);
            Instant time = BEGIN;
            for (int i = 0; i < 2_000; i++) {
                time = time.plusSeconds((long) (-Math.log(1 - random.nextDouble()) * 1_800));
                hours.take(time, place("audit.jsonl", i, time));
            }
            assertThat(subjects()).isEmpty();
        }

        @Test
        void silenceUpToWhenTheLogShouldReachIsReported() {
            fill(24, 12, hour -> true);
            Instant before = BEGIN.plus(Duration.ofHours(30));
            assertThat(hours.gaps(null, null)).isEmpty();
            assertThat(hours.gaps(null, before))
                    .singleElement()
                    .returns("github-audit from 2026-05-05T00:00:00Z to 2026-05-05T06:00:00Z", Gap::subject);
        }

        @Test
        void silenceBeforeWhatWasAskedForIsHistory() {
            fill(24, 12, hour -> hour != 13);
            assertThat(hours.gaps(BEGIN.plus(Duration.ofHours(16)), null)).isEmpty();
        }

        @Test
        void goesOnFromWhatWasKept() {
            fill(24, 12, hour -> hour != 13);
            SilentHours later = new SilentHours(LogKind.GITHUB_AUDIT);
            hours.kept().forEach(later::restore);
            assertThat(later.gaps(null, null)).isEqualTo(hours.gaps(null, null));
        }
    }

    @Nested
    class GitEvents {

        private final GitEventLimit limit = new GitEventLimit();

        private void export(String file, int fromDay, int toDay, int gitFromDay) {
            long index = 0;
            for (int day = fromDay; day < toDay; day++) {
                Instant time = BEGIN.plus(Duration.ofDays(day));
                limit.take(event("repo.create", time), place(file, index++, time));
                if (day >= gitFromDay) {
                    limit.take(event("git.fetch", time), place(file, index++, time));
                }
            }
        }

        private AccessEvent event(String action, Instant time) {
            return new AccessEvent(
                    new Origin("github-audit", Location.of("audit.jsonl", 1, 1), null),
                    LogKind.GITHUB_AUDIT,
                    time,
                    action,
                    Activity.READ,
                    "ada",
                    null,
                    null,
                    null,
                    Outcome.SUCCESS,
                    null,
                    false);
        }

        private List<String> subjects() {
            return limit.gaps().stream().map(Gap::subject).toList();
        }

        @Test
        void anExportThatLacksOlderGitEventsIsReported() {
            export("audit.jsonl", 0, 30, 23);
            assertThat(subjects()).containsExactly("Git events from 2026-05-04T00:00:00Z to 2026-05-26T00:00:00Z");
        }

        @Test
        void exportsFurtherApartThanSevenDaysAreReported() {
            export("may.jsonl", 0, 7, 0);
            export("june.jsonl", 10, 17, 10);
            assertThat(subjects()).containsExactly("Git events from 2026-05-10T00:00:00Z to 2026-05-13T00:00:00Z");
        }

        @Test
        void aFileThatIsFetchedAnewUnderItsNameIsAnotherExport() {
            export("audit.jsonl", 0, 7, 0);
            export("audit.jsonl", 10, 17, 10);
            assertThat(subjects()).hasSize(1);
        }

        @Test
        void weeklyExportsAndStreamsAreNot() {
            export("1.jsonl", 0, 7, 0);
            export("2.jsonl", 7, 14, 7);
            export("stream.jsonl", 14, 60, 14);
            assertThat(subjects()).isEmpty();
        }

        @Test
        void aLogWithoutGitEventsIsNot() {
            export("audit.jsonl", 0, 60, 90);
            assertThat(subjects()).isEmpty();
        }

        @Test
        void whatAnotherExportHoldsIsNotLost() {
            export("early.jsonl", 0, 23, 0);
            export("late.jsonl", 0, 30, 23);
            assertThat(subjects()).isEmpty();
        }
    }

    @Nested
    class Writes {

        private final CommitBehindWrite writes = new CommitBehindWrite();

        private void take(LogKind log, int minute, String action, Activity activity, String actor) {
            Instant time = BEGIN.plus(Duration.ofMinutes(minute));
            AccessEvent event = new AccessEvent(
                    new Origin(log.label(), Location.of("f", 1, 1), null),
                    log,
                    time,
                    action,
                    activity,
                    actor,
                    null,
                    null,
                    "deployments web/api",
                    Outcome.SUCCESS,
                    null,
                    false);
            writes.take(event, place("f", minute, time));
        }

        private void write(int minute, String actor) {
            take(LogKind.KUBERNETES_AUDIT, minute, "patch deployments", Activity.WRITE, actor);
        }

        private void push(int minute) {
            take(LogKind.GITHUB_AUDIT, minute, "git.push", Activity.WRITE, "ada");
        }

        private List<String> subjects() {
            return writes.gaps(null).stream().map(Gap::subject).toList();
        }

        @Test
        void aWriteAfterAPushIsFineInWhateverOrderTheyAreRead() {
            write(130, "mallory");
            push(0);
            push(100);
            assertThat(subjects()).isEmpty();
        }

        @Test
        void aWriteWithNoPushBeforeItIsReported() {
            push(0);
            write(200, "mallory");
            write(201, "system:serviceaccount:argocd:argocd-application-controller");
            push(240);
            assertThat(subjects())
                    .containsExactly(
                            "mallory: patch deployments web/api",
                            "system:serviceaccount:argocd:argocd-application-controller: patch deployments web/api");
        }

        @Test
        void aDeploymentThatWasStartedStandsBehindIt() {
            push(0);
            take(LogKind.KUBERNETES_EVENTS, 195, "OperationStarted", Activity.DEPLOY, "ada");
            write(200, "system:serviceaccount:argocd:argocd-application-controller");
            assertThat(subjects()).isEmpty();
        }

        @Test
        void programsThatWriteAllTheTimeAreNot() {
            push(0);
            write(200, "system:serviceaccount:kube-system:replicaset-controller");
            write(200, "system:serviceaccount:cert-manager:cert-manager");
            assertThat(subjects()).isEmpty();
        }

        @Test
        void whereNoForgesLogWasGivenNothingIsTold() {
            write(200, "mallory");
            push(190);
            assertThat(subjects()).isEmpty();
        }
    }

    @Nested
    class Numbers {

        private final SequenceBreaks breaks = new SequenceBreaks();

        private void take(boolean ofAllPrograms, boolean another, List<Integer> numbers) {
            for (int number : numbers) {
                breaks.take(
                        new RecordNumber("host", number, ofAllPrograms, another && number % 3 == 0, !ofAllPrograms),
                        place("log", number, BEGIN));
            }
        }

        private List<Integer> without(int from, int to, Integer... missing) {
            List<Integer> numbers =
                    new ArrayList<>(IntStream.range(from, to).boxed().toList());
            numbers.removeAll(List.of(missing));
            return numbers;
        }

        private List<String> explanations() {
            return breaks.gaps().stream().map(Gap::explanation).toList();
        }

        @Test
        void missingNumbersAreReportedInWhateverOrderTheyAreRead() {
            List<Integer> numbers = without(1, 60, 20, 21, 40);
            Collections.shuffle(numbers, new Random(3));
            take(true, true, numbers);
            assertThat(explanations()).containsExactly("numbers 20 to 21 are missing", "number 40 is missing");
        }

        @Test
        void aJournalOfOneProgramOnlyLacksTheOthersNumbers() {
            take(true, false, without(1, 60, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30));
            assertThat(explanations()).isEmpty();
        }

        @Test
        void aWholeSeriesIsNot() {
            take(false, false, without(1, 60));
            assertThat(explanations()).isEmpty();
        }

        @Test
        void aWriterThatBeginsAnewIsNot() {
            take(false, false, without(1, 20));
            take(false, false, without(1, 9));
            assertThat(explanations()).isEmpty();
        }

        @Test
        void whatIsMissingAfterABeginningAnewIsReported() {
            take(false, false, without(1, 20));
            take(false, false, without(1, 9, 5));
            assertThat(breaks.gaps()).singleElement().returns("host, start 2 after 4", Gap::subject);
        }

        @Test
        void goesOnFromWhatWasKept() {
            take(true, true, without(1, 60, 20));
            SequenceBreaks later = new SequenceBreaks();
            breaks.natures().forEach(nature -> later.restore(nature, breaks.stretches(nature.series())));
            assertThat(later.gaps()).isEqualTo(breaks.gaps());
        }
    }
}
