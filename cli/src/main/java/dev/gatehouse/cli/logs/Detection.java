package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.Detector;
import dev.gatehouse.engines.sigma.DetectorOptions;
import dev.gatehouse.engines.sigma.Hit;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.RecordNumber;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.accesslog.declared.AccessRules;
import dev.gatehouse.practices.accesslog.declared.DeclaredAccess;
import dev.gatehouse.practices.accesslog.declared.Deviation;
import dev.gatehouse.practices.accesslog.gaps.Gap;
import dev.gatehouse.practices.accesslog.gaps.GapRules;
import dev.gatehouse.report.digest.Sentence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of rules and of the baseline over records of logs. */
final class Detection {

    private static final int MOST_SNAPSHOT = 1 << 30;
    private static final int LONGEST = 300;

    private final Detector detector;
    private final DeclaredAccess declared;
    private final DetectionRules rules = new DetectionRules();
    private final Detected detected = new Detected();
    private final LogGaps gaps;
    private final DetectionSet set;
    private final RememberedEvents remembered = new RememberedEvents();
    private final StringBuilder summary = new StringBuilder(LONGEST);

    Detection(DetectionSet set, DetectorOptions options, Baseline baseline) {
        this.set = set;
        this.detector = new Detector(set, options);
        this.gaps = new LogGaps(options::latest);
        this.declared = new DeclaredAccess(baseline);
    }

    Detected detected() {
        return detected;
    }

    /** What took no part in correlations, a line each. */
    List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        if (detector.untimed() > 0) {
            lines.add(count(detector.untimed(), "event has", "events have")
                    + " no time that can be, and took no part in correlations");
        }
        if (detector.late() > 0) {
            lines.add(count(detector.late(), "event came", "events came")
                    + " too late after later ones, and took no part in correlations");
        }
        if (detector.forgotten() > 0) {
            lines.add(count(detector.forgotten(), "group was", "groups were")
                    + " forgotten by correlations: there were too many");
        }
        return lines;
    }

    private static String count(long number, String one, String many) {
        return Sentence.count((int) Math.min(Integer.MAX_VALUE, number), one, many);
    }

    /** Reads the fields by which records are described, together with those that rules read. */
    FieldReader reader(LogSource logSource, List<String> fields) {
        return detector.reader(logSource, fields);
    }

    /** Takes a record for what it says of the log as a whole, whether it was asked for or not. */
    void watch(LogRecord record) {
        AccessEvent access = record.access();
        String file = Objects.requireNonNull(access.origin().location()).file();
        gaps.take(access, file, record.line(), record.index());
    }

    void watch(String file, long line, long index, RecordNumber number) {
        gaps.take(number, file, line, index);
    }

    /** Reports a record that can't be taken for its source's. */
    void forged(String file, long line, long index, String why) {
        Rule rule = GapRules.DELIVERY_FORGED;
        detected.add(rule, rule.severity(), file, why, List.of(new EventPlace(file, line, index, null, "")));
    }

    void take(LogRecord record) {
        AccessEvent access = record.access();
        String file = Objects.requireNonNull(access.origin().location()).file();
        Origin origin = new Origin(file, record.line(), record.index());
        detector.accept(record.event(), origin, record.logSource(), hit -> hit(hit, origin, access));
        if (detector.isRemembered()) {
            remembered.put(origin.source(), origin.line(), origin.index(), access.time(), summary(access));
        }
        for (Deviation deviation : declared.judge(access)) {
            detected.add(
                    deviation.rule(),
                    deviation.rule().severity(),
                    deviation.subject(),
                    deviation.explanation(),
                    List.of(place(origin, access)));
        }
    }

    /** The rules by which findings of an earlier run may have been made, by their ids. */
    private Map<String, Rule> known() {
        Map<String, Rule> known = new HashMap<>();
        Consumer<Rule> add = rule -> known.put(rule.id(), rule);
        set.detections().forEach(d -> add.accept(rules.rule(d.metadata())));
        set.correlations().forEach(c -> add.accept(rules.rule(c.rule().metadata())));
        AccessRules.all().forEach(add);
        GapRules.all().forEach(add);
        return known;
    }

    /** Writes all that is remembered. */
    void write(DataOutput to) throws IOException {
        byte[] snapshot = detector.snapshot();
        to.writeInt(snapshot.length);
        to.write(snapshot);
        remembered.write(to);
        detected.write(to);
        gaps.write(to);
    }

    /** Goes on from what was written. */
    void read(DataInput from) throws IOException {
        int length = from.readInt();
        if (length < 0 || length > MOST_SNAPSHOT) {
            throw new IOException("a damaged state");
        }
        byte[] snapshot = new byte[length];
        from.readFully(snapshot);
        detector.restore(snapshot);
        remembered.read(from);
        detected.read(from, known());
        gaps.read(from);
    }

    /** Says that no event before an instant is waited for any more. */
    void advance(Instant instant) {
        detector.advance(instant, hit -> hit(hit, null, null));
    }

    /**
     * Says that nothing comes any more.
     *
     * @param from the first instant that was asked for; null for all
     * @param before up to when the logs should reach; null for their last events
     */
    void finish(@Nullable Instant from, @Nullable Instant before) {
        detector.finish(hit -> hit(hit, null, null));
        judgeGaps(from, before);
    }

    /** Judges whether the logs are whole so far. */
    void judgeGaps(@Nullable Instant from, @Nullable Instant before) {
        add(gaps.news(from, before));
    }

    /** Adds gaps that have not been told yet. */
    void judge(List<Gap> others) {
        add(gaps.news(others));
    }

    private void add(List<Gap> news) {
        for (Gap gap : news) {
            detected.add(gap.rule(), gap.rule().severity(), shortened(gap.subject()), gap.explanation(), gap.beside());
        }
    }

    private void hit(Hit hit, @Nullable Origin origin, @Nullable AccessEvent access) {
        List<EventPlace> events = new ArrayList<>();
        for (Origin event : hit.events()) {
            events.add(access != null && event.equals(origin) ? place(event, access) : remembered(event));
        }
        String subject = hit.correlation() ? group(hit) : access == null ? "-" : subject(access);
        detected.add(rules.rule(hit.rule()), DetectionRules.severity(hit.rule()), subject, "", events);
    }

    private EventPlace remembered(Origin event) {
        EventPlace known = remembered.get(event.source(), event.index());
        return known == null ? new EventPlace(event.source(), event.line(), event.index(), null, "") : known;
    }

    private static String group(Hit hit) {
        String group =
                String.join(", ", hit.group().stream().filter(g -> !g.isEmpty()).toList());
        return group.isEmpty() ? "all" : shortened(group);
    }

    private static String subject(AccessEvent access) {
        String actor =
                access.actor() == null ? access.address() == null ? "someone" : access.address() : access.actor();
        String target = access.target();
        return shortened(target == null ? actor : actor + " on " + target);
    }

    private EventPlace place(Origin event, AccessEvent access) {
        return new EventPlace(
                event.source(),
                event.line(),
                event.index(),
                access.time(),
                summary(access).toString());
    }

    /** What is shown of an event; the same object each time. */
    private CharSequence summary(AccessEvent access) {
        summary.setLength(0);
        summary.append(access.actor() == null ? "someone" : access.actor())
                .append(": ")
                .append(access.action());
        if (access.target() != null) {
            summary.append(" on ").append(access.target());
        }
        if (access.repository() != null && access.object() != null) {
            summary.append(", ").append(access.object());
        }
        if (access.address() != null) {
            summary.append(", from ").append(access.address());
        }
        if (summary.length() > LONGEST) {
            summary.setLength(LONGEST - 1);
            summary.append('…');
        }
        return summary;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
