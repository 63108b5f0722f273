package dev.gatehouse.connectors.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a system may be asked, from what it says itself.
 *
 * <p>An answer 429, or 403 that speaks of a limit, tells how long to wait: {@code retry-after}; else the reset where
 * nothing remains; else a minute, and longer each time. Where nothing remains, the next call waits for the reset of its
 * own accord. Reads are held below 900 a minute and writes come one a second, whatever the system says; on this machine
 * writes come faster.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's rate limits</a>
 */
final class RateLimits {

    private static final int READS_A_MINUTE = 900;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_OWN = Duration.ofMillis(10);

    private final Time time;
    private final Duration betweenWrites;
    private final Deque<Instant> reads = new ArrayDeque<>();
    private @Nullable Instant closedUntil;
    private @Nullable Instant lastWrite;

    /**
     * Nothing asked yet.
     *
     * @param own whether the system is on this machine
     */
    RateLimits(Time time, boolean own) {
        this.time = time;
        this.betweenWrites = own ? BETWEEN_OWN : BETWEEN_WRITES;
    }

    /** How long a call has to wait for its turn; zero where it is its turn, which is then taken. */
    synchronized Duration turn(boolean read) {
        Instant now = time.now();
        if (closedUntil != null && now.isBefore(closedUntil)) {
            return Duration.between(now, closedUntil);
        }
        if (!read) {
            Instant next = lastWrite == null ? now : lastWrite.plus(betweenWrites);
            if (now.isBefore(next)) {
                return Duration.between(now, next);
            }
            lastWrite = now;
            return Duration.ZERO;
        }
        while (!reads.isEmpty() && !reads.peekFirst().plus(MINUTE).isAfter(now)) {
            reads.removeFirst();
        }
        if (reads.size() >= READS_A_MINUTE) {
            return Duration.between(now, reads.getFirst().plus(MINUTE));
        }
        reads.addLast(now);
        return Duration.ZERO;
    }

    /** Learns from an answer what remains. */
    synchronized void learn(Reply reply) {
        if (remaining(reply).filter(left -> left == 0).isPresent()) {
            reset(reply).ifPresent(this::closeUntil);
        }
    }

    /** How long to wait before the same call again; empty where the answer speaks of no limit. */
    Optional<Duration> pause(Reply reply, int attempt) {
        boolean limited = reply.status() == 429
                || reply.status() == 403
                        && (reply.header("retry-after").isPresent()
                                || remaining(reply).filter(left -> left == 0).isPresent()
                                || speaksOfLimit(reply));
        if (!limited) {
            return Optional.empty();
        }
        Instant now = time.now();
        Optional<Instant> until = retryAfter(reply)
                .or(() -> remaining(reply).filter(left -> left == 0).flatMap(_ -> reset(reply)));
        Duration pause = until.map(instant -> Duration.between(now, instant))
                .orElseGet(() -> MINUTE.multipliedBy(1L << Math.min(attempt, 4)));
        return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    }

    /** No call before then. */
    synchronized void closeUntil(Instant instant) {
        if (closedUntil == null || instant.isAfter(closedUntil)) {
            closedUntil = instant;
        }
    }

    private Optional<Instant> retryAfter(Reply reply) {
        return reply.header("retry-after").flatMap(text -> {
            Optional<Long> seconds = number(text);
            if (seconds.isPresent()) {
                return seconds.map(count -> time.now().plusSeconds(count));
            }
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Long> remaining(Reply reply) {
        return reply.header("x-ratelimit-remaining")
                .or(() -> reply.header("ratelimit-remaining"))
                .flatMap(RateLimits::number);
    }

    private static Optional<Instant> reset(Reply reply) {
        return reply.header("x-ratelimit-reset")
                .or(() -> reply.header("ratelimit-reset"))
                .flatMap(RateLimits::number)
                .map(Instant::ofEpochSecond);
    }

    private static boolean speaksOfLimit(Reply reply) {
        String body = reply.beginning(2_000);
        String text = body.toLowerCase(Locale.ROOT);
        return text.contains("rate limit") || text.contains("abuse detection");
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
