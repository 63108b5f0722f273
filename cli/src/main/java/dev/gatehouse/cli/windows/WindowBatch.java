package dev.gatehouse.cli.windows;

import dev.gatehouse.cli.batch.BadQuestion;
import dev.gatehouse.cli.batch.Batch;
import dev.gatehouse.cli.batch.Fields;
import dev.gatehouse.engines.windows.argocd.MatchedWindows;
import dev.gatehouse.engines.windows.argocd.SyncJudgement;
import dev.gatehouse.engines.windows.argocd.SyncTarget;
import dev.gatehouse.engines.windows.argocd.SyncWindow;
import dev.gatehouse.engines.windows.argocd.SyncWindows;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.report.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about windows that each bring their own. */
final class WindowBatch implements Batch.Answering {

    private static final int MOST_WINDOWS = 1000;

    private final SyncWindows.Clock clock;
    private final Instant now;

    /**
     * One that answers.
     *
     * @param now for questions that name no instant
     */
    WindowBatch(SyncWindows.Clock clock, Instant now) {
        this.clock = clock;
        this.now = now;
    }

    @Override
    public void answer(Fields question, JsonText json) throws BadQuestion {
        List<SyncWindow> windows = new ArrayList<>();
        List<Node> items = question.items("windows");
        if (items.size() > MOST_WINDOWS) {
            throw new BadQuestion(question.at("windows"), "more than " + MOST_WINDOWS + " windows");
        }
        for (Node item : items) {
            windows.add(window(Fields.of(item, "a window")));
        }
        Fields application = question.fields("application");
        String cluster = application.textOrEmpty("cluster");
        SyncTarget target = new SyncTarget(
                application.textOrEmpty("name"),
                application.textOrEmpty("namespace"),
                cluster.isEmpty() ? null : cluster,
                null);
        boolean manual = question.truth("manual");
        Instant at = question.has("at") ? instant(question) : now;
        SyncWindows asked = new SyncWindows(windows, WindowOptions::matches, clock);
        for (int i = 0; i < items.size() && clock == SyncWindows.Clock.CIVIL; i++) {
            Optional<String> fault = asked.fault(i);
            if (fault.isPresent()) {
                throw new BadQuestion(items.get(i), "window " + i + ": " + fault.get());
            }
        }
        MatchedWindows matched = asked.of(target, manual);
        AnswerText.write(json, matched.at(at), matched.nextChange(at));
    }

    private static SyncWindow window(Fields from) throws BadQuestion {
        return new SyncWindow(
                from.textOrEmpty("kind"),
                from.textOrEmpty("schedule"),
                from.textOrEmpty("duration"),
                from.textOrEmpty("timeZone"),
                from.texts("applications"),
                from.texts("namespaces"),
                from.texts("clusters"),
                from.truth("manualSync"),
                from.truth("andOperator"));
    }

    private static Instant instant(Fields question) throws BadQuestion {
        String text = question.text("at");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            throw new BadQuestion(question.at("at"), "`at` is no instant such as 2026-06-01T12:00:00Z");
        }
    }

    @Override
    public void refuse(String why, JsonText json) {
        AnswerText.write(json, new SyncJudgement(false, List.of(), List.of(), why), Optional.empty());
    }
}
