package dev.gatehouse.engines.windows.argocd;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Go's <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a> reads it. */
public final class GoDuration {

    private static final int LONGEST = 200;

    /** Possessive, so that time stays linear. */
    private static final Pattern PART = Pattern.compile("([0-9]*+(?:\\.[0-9]*+)?)(ns|us|µs|μs|ms|s|m|h)");

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "µs", BigDecimal.valueOf(1_000),
            "μs", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private GoDuration() {}

    /** Empty where it is none. */
    public static Optional<Duration> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        BigDecimal nanoseconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(rest);
        int at = 0;
        while (at < rest.length() && part.find(at) && part.start() == at) {
            String number = part.group(1);
            if (number.isEmpty() || number.equals(".")) {
                return Optional.empty();
            }
            nanoseconds = nanoseconds.add(
                    new BigDecimal(number).multiply(NANOSECONDS.getOrDefault(part.group(2), BigDecimal.ONE)));
            at = part.end();
        }
        if (at < rest.length() || rest.isEmpty() || nanoseconds.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        Duration duration = Duration.ofNanos(nanoseconds.longValue());
        return Optional.of(negative ? duration.negated() : duration);
    }
}
