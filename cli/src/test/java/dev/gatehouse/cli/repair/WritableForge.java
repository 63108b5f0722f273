package dev.gatehouse.cli.repair;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A forge on this machine that holds state and takes writes, one at a time. Lists come in pages of two; it can be told
 * to limit, to fail at random, and to refuse what it is told. Its answers are synthetic: they have the fields of the
 * forge's API description that are read here.
 */
abstract class WritableForge implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 2;

    /** Answers one call; the groups are the parts of its path. */
    interface Handler {
        Reply answer(List<String> parts, Map<String, String> query, JsonNode body);
    }

    /** What is answered; a body of null is none. */
    record Reply(int status, @Nullable JsonNode body) {}

    private record Route(String method, Pattern path, Handler handler) {}

    private final HttpServer server;
    private final List<Route> routes = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private final Map<String, JsonNode> bodies = new TreeMap<>();
    private final AtomicInteger limited = new AtomicInteger();
    private @Nullable Random failing;
    private @Nullable String refused;
    private @Nullable String hanging;
    private @Nullable CountDownLatch reached;
    private int ids = 100;

    WritableForge() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A path whose {@code {}} are parts. */
    final void on(String method, String path, Handler handler) {
        String pattern = Pattern.quote(path).replace("{}", "\\E([^/]+)\\Q");
        routes.add(new Route(method, Pattern.compile(pattern), handler));
    }

    /** Fails one answer in ten from now on, by a seed; a write that fails may have been made. */
    final void failAtRandom(long seed) {
        failing = new Random(seed);
    }

    final void failNoMore() {
        failing = null;
    }

    /** Answers so many calls with a rate limit that is over at once. */
    final void limit(int calls) {
        limited.set(calls);
    }

    /** Answers 403 to writes whose method and path begin so. */
    final void refuse(String beginning) {
        refused = beginning;
    }

    final void refuseNoMore() {
        refused = null;
    }

    /** Makes one write, and never answers it. */
    final CountDownLatch hangAfter(String write) {
        hanging = write;
        CountDownLatch latch = new CountDownLatch(1);
        reached = latch;
        return latch;
    }

    final void hangNoMore() {
        hanging = null;
    }

    /** Answers 404 to a path from now on. */
    final void hide(String path) {
        routes.add(0, new Route("GET", Pattern.compile(Pattern.quote(path)), (_, _, _) -> missing()));
    }

    /** The writes that were made, as method and path. */
    final synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    /** What was sent last with each write. */
    final synchronized Map<String, JsonNode> bodies() {
        return Map.copyOf(bodies);
    }

    final int nextId() {
        return ++ids;
    }

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    static Reply made(JsonNode body) {
        return new Reply(201, body);
    }

    static Reply done() {
        return new Reply(204, null);
    }

    static Reply missing() {
        return new Reply(404, JSON.createObjectNode().put("message", "Not Found"));
    }

    static ObjectNode object(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    static ArrayNode array(Iterable<? extends JsonNode> items) {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static Reply gone(boolean was) {
        return was ? done() : missing();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getRawPath();
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            if (limited.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, new Reply(429, object("{\"message\":\"rate limit\"}")));
                return;
            }
            Reply reply;
            boolean fails;
            synchronized (this) {
                Random random = failing;
                fails = random != null && random.nextInt(10) == 0;
                boolean before = random != null && random.nextBoolean();
                reply = fails && before ? missing() : routed(method, path, query, sent);
            }
            CountDownLatch latch = reached;
            if (latch != null && (method + " " + path).equals(hanging)) {
                latch.countDown();
                hang();
                return;
            }
            if (fails) {
                send(exchange, new Reply(500, object("{\"message\":\"by chance\"}")));
                return;
            }
            if (method.equals("GET") && reply.body() instanceof ArrayNode list) {
                send(exchange, page(exchange, list, query));
            } else {
                send(exchange, reply);
            }
        }
    }

    private static void hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply routed(String method, String path, Map<String, String> query, byte[] sent) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (!route.method().equals(method) || !matcher.matches()) {
                continue;
            }
            if (!method.equals("GET") && refused != null && (method + " " + path).startsWith(refused)) {
                return new Reply(403, object("{\"message\":\"Must have admin rights\"}"));
            }
            List<String> parts = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                parts.add(URLDecoder.decode(matcher.group(i), StandardCharsets.UTF_8));
            }
            JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            if (!method.equals("GET")) {
                bodies.put(method + " " + path, body.deepCopy());
            }
            Reply reply = route.handler().answer(parts, query, body);
            if (!method.equals("GET") && reply.status() < 300) {
                writes.add(method + " " + path);
            }
            return reply;
        }
        return missing();
    }

    private Reply page(HttpExchange exchange, ArrayNode list, Map<String, String> query) {
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode items = JSON.createArrayNode();
        for (int i = (page - 1) * PAGE; i < Math.min(list.size(), page * PAGE); i++) {
            items.add(list.get(i));
        }
        if (page * PAGE < list.size()) {
            String uri = exchange.getRequestURI().toString().replaceFirst("[?&]page=[0-9]+", "");
            String next = address() + uri + (uri.indexOf('?') < 0 ? "?" : "&") + "page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        return ok(items);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.body() == null) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        byte[] bytes = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new TreeMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
