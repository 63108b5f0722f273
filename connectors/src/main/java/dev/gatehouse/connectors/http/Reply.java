package dev.gatehouse.connectors.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came back to a call; the body as it came, of at most {@link Transport#LARGEST} bytes. */
final class Reply {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** Header names of any case. */
    Reply(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        this.headers = Map.copyOf(lower);
        this.body = body;
    }

    int status() {
        return status;
    }

    /** The first header of a lower-case name. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body; not to be changed. */
    byte[] body() {
        return body;
    }

    /** How the body begins. */
    String beginning(int most) {
        return new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8);
    }

    boolean good() {
        return status >= 200 && status < 300;
    }
}
