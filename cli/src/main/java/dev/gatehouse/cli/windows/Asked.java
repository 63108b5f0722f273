package dev.gatehouse.cli.windows;

import dev.gatehouse.baseline.windows.DeploymentCalendar;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.argocd.MatchedWindows;
import dev.gatehouse.engines.windows.argocd.SyncJudgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Windows, and what they are asked about. */
sealed interface Asked {

    SyncJudgement at(Instant instant);

    Optional<Instant> nextChange(Instant after);

    List<Interval> open(Instant from, Instant to);

    /** Windows as Argo CD lets through: of a project, or those of an environment in its mode. */
    record OfArgoCd(MatchedWindows windows) implements Asked {

        @Override
        public SyncJudgement at(Instant instant) {
            return windows.at(instant);
        }

        @Override
        public Optional<Instant> nextChange(Instant after) {
            return windows.nextChange(after);
        }

        @Override
        public List<Interval> open(Instant from, Instant to) {
            return windows.open(from, to);
        }
    }

    /** Windows of an environment, as the gate asks them. */
    record OfEnvironment(DeploymentCalendar calendar) implements Asked {

        @Override
        public SyncJudgement at(Instant instant) {
            DeploymentCalendar.Answer answer = calendar.at(instant);
            return new SyncJudgement(answer.open(), answer.matching(), answer.active(), answer.why());
        }

        @Override
        public Optional<Instant> nextChange(Instant after) {
            return calendar.nextChange(after);
        }

        @Override
        public List<Interval> open(Instant from, Instant to) {
            return calendar.open(from, to);
        }
    }
}
