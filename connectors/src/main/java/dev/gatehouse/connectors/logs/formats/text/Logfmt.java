package dev.gatehouse.connectors.logs.formats.text;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.MapEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of {@code key=value} and {@code key="value"}, as logrus writes them. */
public final class Logfmt {

    private static final int LONGEST = 256 << 10;
    private static final int MOST = 200;

    private Logfmt() {}

    /** The fields of a line; null where it has none. The first of a key that stands twice counts. */
    public static @Nullable Event read(byte[] bytes, int from, int to) {
        String line = new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.UTF_8);
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < line.length() && fields.size() < MOST) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            int key = at;
            while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != ' ' && line.charAt(at) != '"') {
                at++;
            }
            if (at >= line.length() || line.charAt(at) != '=' || at == key) {
                at++;
                continue;
            }
            String name = line.substring(key, at++);
            StringBuilder value = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, value) : plain(line, at, value);
            fields.putIfAbsent(name, value.toString());
        }
        return fields.isEmpty() ? null : new MapEvent(fields);
    }

    private static int plain(String line, int from, StringBuilder value) {
        int at = from;
        while (at < line.length() && line.charAt(at) != ' ') {
            value.append(line.charAt(at++));
        }
        return at;
    }

    private static int quoted(String line, int from, StringBuilder value) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                char escaped = line.charAt(at++);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        return at + 1;
    }
}
