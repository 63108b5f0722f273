package dev.gatehouse.connectors.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to a system, or one change.
 *
 * @param method {@code GET}, {@code QUERY}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param path below the base address, beginning with {@code /}, with its query; or a whole address of the same origin
 * @param body JSON; null for none
 */
public record Call(String method, String path, @Nullable String body) {

    /** A question with a body: sent as a {@code POST}, asked and repeated as a {@code GET}. */
    private static final String QUERY = "QUERY";

    /** A question. */
    public static Call get(String path) {
        return new Call("GET", path, null);
    }

    /**
     * A question with its parts.
     *
     * @param template the path with {@code {}} for each part that is to be encoded
     */
    public static Call get(String template, String... parts) {
        return get(path(template, parts));
    }

    /**
     * A question in GraphQL; never a mutation.
     *
     * @param address of the endpoint
     * @param query beginning with {@code query} and the operation's name
     */
    public static Call query(String address, String query, Map<String, ?> variables) {
        if (!query.startsWith("query ")) {
            throw new IllegalArgumentException("no query: " + query);
        }
        return new Call(QUERY, address, Body.of(Map.of("query", query, "variables", variables)));
    }

    /**
     * A change.
     *
     * @param template the path with {@code {}} for each part that is to be encoded
     */
    public static Call change(String method, Map<String, ?> body, String template, String... parts) {
        return new Call(method, path(template, parts), Body.of(body));
    }

    /** A taking away. */
    public static Call delete(String template, String... parts) {
        return new Call("DELETE", path(template, parts), null);
    }

    /** A path whose {@code {}} are filled in order, each encoded as one segment. */
    public static String path(String template, String... parts) {
        StringBuilder path = new StringBuilder();
        int from = 0;
        for (String part : List.of(parts)) {
            int mark = template.indexOf("{}", from);
            if (mark < 0) {
                throw new IllegalArgumentException("more parts than places: " + template);
            }
            path.append(template, from, mark).append(encoded(part));
            from = mark + 2;
        }
        return path.append(template.substring(from)).toString();
    }

    /** A text as one segment of a path, or one value of a query (RFC 3986, section 2.1). */
    public static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    public boolean reads() {
        return method.equals("GET") || method.equals(QUERY);
    }

    /** Whether its address alone says what is asked, so that the answer can be kept under it. */
    boolean keepable() {
        return method.equals("GET");
    }

    /** The method that is sent. */
    String sentAs() {
        return method.equals(QUERY) ? "POST" : method;
    }

    /** Whether doing it twice is as doing it once. */
    boolean repeatable() {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    /** What it is called in reports: the method and the path without its query. */
    public String shown() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
