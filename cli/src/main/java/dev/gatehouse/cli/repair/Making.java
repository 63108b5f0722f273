package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes changes one after the other, each recorded before and after, up to the first that fails. */
final class Making {

    /**
     * One change to make.
     *
     * @param earlier what an earlier run captured for it, where that one began it
     * @param back whether it takes an earlier one back, for which {@code earlier} was captured
     */
    record Work(Change change, Optional<Map<String, String>> earlier, boolean back) {}

    /**
     * What became of it.
     *
     * @param failure why it stopped; empty where it did not
     */
    record Outcome(List<Change> done, List<Change> left, Optional<String> failure) {}

    private final Console console;
    private final Clock clock;
    private final LiveForges live;
    private final Map<String, ForgeWriter> writers = new HashMap<>();

    Making(Console console, Clock clock, LiveForges live) {
        this.console = console;
        this.clock = clock;
        this.live = live;
    }

    /** Makes them, with the way open to each forge. */
    Outcome all(List<Work> works, List<ForgeAddress> addresses, Records records, Journal.Run run) throws IOException {
        try {
            for (ForgeAddress address : addresses) {
                writers.put(address.source().toLowerCase(Locale.ROOT), live.writer(address));
            }
            records.prepare();
            try (Journal journal = Journal.open(records.path(run.id()), run, clock.instant())) {
                return all(works, journal);
            }
        } finally {
            writers.values().forEach(ForgeWriter::close);
        }
    }

    private Outcome all(List<Work> works, Journal journal) throws IOException {
        List<Change> done = new ArrayList<>();
        for (Work work : works) {
            Optional<String> failure = one(work, journal);
            if (failure.isPresent()) {
                journal.failed(work.change(), failure.get());
                List<Change> left = works.subList(done.size(), works.size()).stream()
                        .map(Work::change)
                        .toList();
                return new Outcome(done, left, failure);
            }
            journal.done(work.change());
            done.add(work.change());
            console.out().println("done      " + Plain.line(PlanText.line(work.change())));
            console.out().flush();
        }
        journal.ended(clock.instant());
        return new Outcome(done, List.of(), Optional.empty());
    }

    private Optional<String> one(Work work, Journal journal) throws IOException {
        Change change = work.change();
        ForgeWriter writer = writers.get(change.target().source().toLowerCase(Locale.ROOT));
        if (writer == null) {
            return Optional.of("no way to " + change.target().source());
        }
        Map<String, String> captured;
        switch (writer.capture(change)) {
            case Answer.Seen<Map<String, String>>(Map<String, String> told) -> captured = told;
            case Answer.Unseen<Map<String, String>> unseen -> {
                return Optional.of(why(unseen));
            }
        }
        Map<String, String> kept = work.back() ? captured : work.earlier().orElse(captured);
        journal.begun(change, kept);
        Answer<Boolean> answer =
                work.back() ? writer.restore(change, work.earlier().orElse(Map.of())) : writer.write(change, kept);
        return answer instanceof Answer.Unseen<Boolean> unseen ? Optional.of(why(unseen)) : Optional.empty();
    }

    private static String why(Answer.Unseen<?> unseen) {
        return unseen.remedy() == null ? unseen.reason() : unseen.reason() + ". " + unseen.remedy();
    }

    /** Says what was done and what was not. */
    static int told(Console console, Outcome outcome, List<Change> held, String undo) {
        console.out().flush();
        outcome.failure().ifPresent(why -> {
            console.err().println("gatehouse: stopped: " + Plain.line(why));
            for (Change change : outcome.left()) {
                console.err().println("not done  " + Plain.line(PlanText.line(change)));
            }
        });
        for (Change change : held) {
            console.err().println("held back " + Plain.line(PlanText.line(change)) + " (takes --allow-deletes)");
        }
        if (!outcome.done().isEmpty()) {
            console.err().println("To take it back: " + undo);
        }
        return outcome.failure().isPresent() || !held.isEmpty() ? ExitCode.UNFINISHED : ExitCode.CLEAN;
    }
}
