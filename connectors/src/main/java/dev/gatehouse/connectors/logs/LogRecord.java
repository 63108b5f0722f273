package dev.gatehouse.connectors.logs;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.AccessEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** One record of a log, during the call that hands it over. */
public final class LogRecord {

    private final AccessEvent access;
    private final Event event;
    private final LogSource logSource;
    private final long line;
    private final long index;
    private final byte[] bytes;
    private final int from;
    private final int to;

    LogRecord(
            AccessEvent access,
            Event event,
            LogSource logSource,
            long line,
            long index,
            byte[] bytes,
            int from,
            int to) {
        this.access = access;
        this.event = event;
        this.logSource = logSource;
        this.line = line;
        this.index = index;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** What it means. */
    public AccessEvent access() {
        return access;
    }

    /** As rules see it: the log's own fields. */
    public Event event() {
        return event;
    }

    /** Where it comes from, as rules name it. */
    public LogSource logSource() {
        return logSource;
    }

    /** The line it begins on, from 1. */
    public long line() {
        return line;
    }

    /** How many records of the file came before it. */
    public long index() {
        return index;
    }

    /** A copy of its bytes. */
    public byte[] raw() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The SHA-256 of its bytes, in lower-case hexadecimal. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, to - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
