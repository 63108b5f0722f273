package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.connectors.logs.formats.text.SshMessage;
import dev.gatehouse.connectors.logs.formats.text.SyslogLine;
import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.MapEvent;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import dev.gatehouse.model.access.RecordNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sshd} logs: in syslog's lines (RFC 3164 without a year, with an RFC 3339 time, RFC 5424) or journald's
 * JSON. Rules see the message and what it says as fields. Lines of other programs are passed over.
 *
 * @see <a href="https://man.openbsd.org/sshd_config#LogLevel">sshd_config, LogLevel</a>
 */
final class OpenSsh implements LogFormat {

    /** Since OpenSSH 9.8 and 10.0 parts of it are programs of their own. */
    private static final Set<String> PROGRAMS = Set.of("sshd", "sshd-session", "sshd-auth");

    private static final int LONGEST_SERIES = 255;

    private final Instant now;
    private final Fields journal = new Fields(List.of(
            "MESSAGE", "SYSLOG_IDENTIFIER", "_COMM", "_HOSTNAME", "__REALTIME_TIMESTAMP", "__SEQNUM", "__SEQNUM_ID"));
    private @Nullable RecordNumber number;

    /** Reads dates without a year as the last such before an instant. */
    OpenSsh(Instant now) {
        this.now = now;
    }

    @Override
    public LogKind kind() {
        return LogKind.OPENSSH;
    }

    @Override
    public LogSource logSource() {
        return new LogSource(null, "linux", "sshd");
    }

    @Override
    public List<String> fields() {
        return List.of(
                "@timestamp", "event", "user", "src_ip", "method", "key", "host", "program", "message", "certificate");
    }

    @Override
    public @Nullable Event event(byte[] bytes, int from, int to) {
        number = null;
        boolean journald = bytes[from] == '{';
        Optional<SyslogLine> line = journald ? journald(bytes, from, to) : SyslogLine.read(bytes, from, to, now);
        line.ifPresent(l -> number = number(l, journald));
        return line.filter(l -> PROGRAMS.contains(l.program()))
                .<Event>map(l -> new MapEvent(SshMessage.fields(l)))
                .orElse(null);
    }

    @Override
    public @Nullable RecordNumber number() {
        return number;
    }

    /**
     * journald's number, or {@code sequenceId} of RFC 5424, section 7.3.1.
     *
     * @see <a href="https://www.man7.org/linux/man-pages/man3/sd_journal_get_seqnum.3.html">sd_journal_get_seqnum</a>
     */
    private @Nullable RecordNumber number(SyslogLine line, boolean journald) {
        boolean another = !PROGRAMS.contains(line.program());
        long value = journald ? decimal(journal.or("__SEQNUM")) : line.sequence();
        if (value <= 0) {
            return null;
        }
        String series = journald ? "journal " + journal.or("__SEQNUM_ID") : "syslog of " + line.host();
        return new RecordNumber(
                series.substring(0, Math.min(LONGEST_SERIES, series.length())), value, journald, another, !journald);
    }

    private static long decimal(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : 0;
    }

    private Optional<SyslogLine> journald(byte[] bytes, int from, int to) {
        if (journal.read(new JsonEvent(bytes, from, to)) != null || !journal.has("MESSAGE")) {
            return Optional.empty();
        }
        return Optional.of(new SyslogLine(
                journal.or("__REALTIME_TIMESTAMP"),
                journal.or("_HOSTNAME"),
                journal.or("SYSLOG_IDENTIFIER", "_COMM"),
                journal.or("MESSAGE"),
                0));
    }

    @Override
    public boolean recognises(Fields fields) {
        return fields.has("program");
    }

    @Override
    public void describe(Fields fields, Draft draft) {
        String event = fields.or("event");
        draft.time(fields.text("@timestamp"))
                .did(event, ACTIVITIES.getOrDefault(event, Activity.OTHER))
                .by(fields.text("user"))
                .from(fields.text("src_ip"))
                .object(fields.text("host"))
                .ended(OUTCOMES.getOrDefault(event, Outcome.UNTOLD));
    }

    private static final Map<String, Activity> ACTIVITIES = Map.of(
            "accepted", Activity.SIGN_IN,
            "failed", Activity.SIGN_IN,
            "invalid-user", Activity.SIGN_IN,
            "max-attempts", Activity.SIGN_IN,
            "not-allowed", Activity.SIGN_IN,
            "session-opened", Activity.SIGN_IN,
            "session-closed", Activity.SIGN_OUT,
            "disconnected", Activity.SIGN_OUT,
            "given-up", Activity.SIGN_IN);

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "accepted", Outcome.SUCCESS,
            "session-opened", Outcome.SUCCESS,
            "session-closed", Outcome.SUCCESS,
            "disconnected", Outcome.SUCCESS,
            "failed", Outcome.FAILURE,
            "invalid-user", Outcome.FAILURE,
            "max-attempts", Outcome.FAILURE,
            "not-allowed", Outcome.FAILURE,
            "given-up", Outcome.FAILURE);
}
