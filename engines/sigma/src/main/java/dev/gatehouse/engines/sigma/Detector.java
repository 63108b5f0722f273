package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.program.Evaluation;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.text.DatePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs rules over events. Not safe for use by several threads: give each its own, and each key to one of them. */
public final class Detector {

    private static final int VERSION = 2;

    private final DetectionSet rules;
    private final Correlator correlator;
    private final Router router;
    private final RuleSets ruleSets = new RuleSets();
    private int[] referred = new int[16];
    private boolean correlated;

    public Detector(DetectionSet rules, DetectorOptions options) {
        this.rules = rules;
        this.correlator = new Correlator(rules, options);
        this.router = new Router(rules, correlator.captured(), correlator.isEmpty() ? List.of() : options.timeFields());
    }

    /**
     * Reads fields of events of a log source together with those that its rules read: an event that it has read is not
     * walked over again where it is the next to be accepted.
     */
    public FieldReader reader(LogSource logSource, List<String> fields) {
        return router.routeWith(logSource, fields).evaluation();
    }

    /** Whether the last event takes part in a correlation, so that a later hit may name it. */
    public boolean isRemembered() {
        return correlated;
    }

    /**
     * Takes one event. Hits of rules about single events are given at once, those of correlations as soon as no earlier
     * event can come.
     *
     * @param logSource where it comes from, as far as that is known
     * @return what is wrong with the event, which then matches nothing; null where nothing is
     */
    public @Nullable String accept(Event event, Origin origin, LogSource logSource, Consumer<Hit> hits) {
        correlated = false;
        Router.Route route = router.route(router.logSource(event, logSource));
        Evaluation evaluation = route.evaluation();
        String problem = evaluation.evaluate(event);
        if (problem != null) {
            return problem;
        }
        int count = 0;
        for (int i = 0; i < evaluation.matchedCount(); i++) {
            int position = route.matched(i);
            DetectionSet.Detection rule = rules.detections().get(position);
            if (rule.alone()) {
                hits.accept(new Hit(rule.metadata(), false, List.of(origin), List.of()));
            }
            if (correlator.refersTo(position)) {
                referred = count == referred.length ? Arrays.copyOf(referred, 2 * count) : referred;
                referred[count++] = position;
            }
        }
        correlated = count > 0;
        if (!correlator.isEmpty()) {
            correlate(route, ruleSets.of(referred, count), origin, hits);
        }
        return null;
    }

    private void correlate(Router.Route route, List<Integer> matched, Origin origin, Consumer<Hit> hits) {
        OptionalLong time = OptionalLong.empty();
        for (int i = 0; time.isEmpty() && i < route.times(); i++) {
            String text = route.time(i);
            time = text == null ? time : DatePart.Dates.epochMillis(text);
        }
        if (time.isEmpty()) {
            correlator.untimed(matched);
        } else {
            List<@Nullable String> captured =
                    matched.isEmpty() ? List.of() : route.captured(matched, correlator::readBy);
            correlator.accept(time.getAsLong(), matched, captured, origin, hits);
        }
    }

    /**
     * Takes up what waits for earlier events: none will come. Absence is found only of what has passed in event time.
     */
    public void finish(Consumer<Hit> hits) {
        correlator.finish(hits);
    }

    /** Says that event time has come to an instant, whether or not there was an event. */
    public void advance(Instant instant, Consumer<Hit> hits) {
        correlator.advance(instant.toEpochMilli(), hits);
    }

    /** How many events came too late to take part in correlations. */
    public long late() {
        return correlator.late();
    }

    /** How many events would have taken part in correlations and have no usable time. */
    public long untimed() {
        return correlator.untimedEvents();
    }

    /** How many keys correlations have forgotten because there were too many. */
    public long forgotten() {
        return correlator.forgotten();
    }

    /** How many keys correlations remember. */
    public int keys() {
        return correlator.keys();
    }

    /**
     * Everything that is remembered between events. A detector of the same rules and options that is restored from it
     * goes on as this one would.
     */
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeInt(VERSION);
            to.writeUTF(fingerprint());
            correlator.write(to);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Goes on from a snapshot.
     *
     * @throws IOException where it is damaged, or of other rules; then the detector must not be used any more
     */
    public void restore(byte[] snapshot) throws IOException {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            if (from.readInt() != VERSION) {
                throw new IOException("it was kept by another version of the engine");
            }
            if (!from.readUTF().equals(fingerprint())) {
                throw new IOException("it was kept by other correlations");
            }
            correlator.read(from);
            if (from.read() >= 0) {
                throw new IOException("a damaged snapshot: bytes after its end");
            }
        }
    }

    private String fingerprint() {
        try {
            byte[] text = correlator.fingerprint().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
