package dev.gatehouse.connectors.logs.formats.text;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.MapEvent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a web server's access log in the combined form, as Gitea's access log is by default. */
public final class AccessLine {

    private static final int LONGEST = 16 << 10;
    private static final Pattern LINE = Pattern.compile(
            "^(\\S+) (\\S+) (\\S+(?: \\S+)?) ?\\[([^\\]]{20,32})\\] \"([A-Z]{3,10}) (\\S+)[^\"]*\" (\\d{3}) (\\S+)"
                    + "(?: \"([^\"]*)\" \"([^\"]*)\")?.*$");
    private static final Pattern REPOSITORY = Pattern.compile("^/([\\w.-]{1,100})/([\\w.-]{1,100}?)(?:\\.git)?/"
            + "(?:info/refs|git-upload-pack|git-receive-pack|archive/|settings|raw/).*$");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private AccessLine() {}

    /** The fields of a line; null where it is none. */
    public static @Nullable Event read(byte[] bytes, int from, int to) {
        Matcher line = LINE.matcher(new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.UTF_8));
        if (!line.matches()) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("ip", line.group(1));
        String user = line.group(3).replace("\"", "").strip();
        if (!user.equals("-") && !user.startsWith("- ")) {
            fields.put("user", user);
        }
        try {
            fields.put(
                    "@timestamp",
                    OffsetDateTime.parse(line.group(4), TIME).toInstant().toString());
        } catch (DateTimeException none) {
            return null;
        }
        fields.put("http_method", line.group(5));
        fields.put("path", line.group(6));
        fields.put("status", line.group(7));
        if (line.group(10) != null) {
            fields.put("user_agent", line.group(10));
        }
        return new MapEvent(fields);
    }

    /** The repository that a request over HTTP reaches for; null where it reaches for none. */
    public static @Nullable String repository(String path) {
        Matcher matcher = REPOSITORY.matcher(path);
        return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : null;
    }
}
