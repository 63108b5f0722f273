package dev.gatehouse.cli.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A forge on this machine with one organisation, read-only. A list comes in pages of one item. It can be told to spoil
 * its answers to one path.
 */
final class FakeForge implements AutoCloseable {

    /** Ways to spoil an answer. */
    enum Fault {
        /** The body ends half-way through. */
        TRUNCATED,
        /** The connection ends without an answer. */
        DROPPED,
        /** Every value of the document's objects is null. */
        NULLED,
        FORBIDDEN,
        MISSING
    }

    private final String prefix;
    private final HttpServer server;
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final Map<String, String> documents = new TreeMap<>();
    private final TreeSet<String> asked = new TreeSet<>();
    private @Nullable String spoilt;
    private Fault fault = Fault.DROPPED;

    /**
     * A forge with answers.
     *
     * @param prefix what every path begins with
     * @param answers tells what is answered to which path
     */
    FakeForge(String prefix, Consumer<FakeForge> answers) {
        this.prefix = prefix;
        answers.accept(this);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers a path with a list in pages of one item. */
    void list(String path, String items) {
        lists.put(path, items.isEmpty() ? List.of() : List.of(items.split("\\|")));
    }

    /** Answers a path with a document. */
    void document(String path, String json) {
        documents.put(path, json);
    }

    /** Every document and every item of a list, by its path. */
    Map<String, List<String>> told() {
        Map<String, List<String>> told = new TreeMap<>(lists);
        documents.forEach((path, document) -> told.put(path, List.of(document)));
        return told;
    }

    /** Spoils the answers to one path, of those that {@link #asked()} names. */
    void spoil(String path, Fault how) {
        spoilt = path;
        fault = how;
    }

    /** Every path that was asked, without the parameters of pages. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String whole = exchange.getRequestURI().toString();
            String path = whole.substring(prefix.length())
                    .replaceFirst("[?&](per_page=100|limit=50)", "")
                    .replaceFirst("&pagination=keyset&order_by=id&sort=asc", "")
                    .replaceFirst("[?&]page=[0-9]+", "");
            if (path.endsWith("/graphql")) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                path += "?" + body.replaceFirst("(?s).*query ([A-Za-z]+)\\(.*", "$1");
            }
            synchronized (asked) {
                asked.add(path);
            }
            int status = 200;
            String body;
            if (lists.containsKey(path)) {
                body = page(exchange, whole, path);
            } else if (documents.containsKey(path)) {
                body = documents.get(path);
            } else {
                status = 404;
                body = "{\"message\":\"Not Found\"}";
            }
            if (path.equals(spoilt)) {
                switch (fault) {
                    case DROPPED -> {
                        return;
                    }
                    case TRUNCATED -> body = body.substring(0, body.length() / 2);
                    case NULLED -> body = body.replaceAll("\":\\s*(\"[^\"]*\"|[0-9]+|true|false)", "\":null");
                    case FORBIDDEN -> {
                        status = 403;
                        body = "{\"message\":\"Must have admin rights\"}";
                    }
                    case MISSING -> {
                        status = 404;
                        body = "{\"message\":\"Not Found\"}";
                    }
                }
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private String page(HttpExchange exchange, String whole, String path) {
        List<String> items = lists.getOrDefault(path, List.of());
        int page = whole.matches(".*[?&]page=[0-9]+") ? Integer.parseInt(whole.replaceFirst(".*[?&]page=", "")) : 1;
        if (page < items.size()) {
            String next = path + (path.indexOf('?') < 0 ? "?" : "&") + "per_page=100&page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + address() + prefix + next + ">; rel=\"next\"");
        }
        return items.isEmpty() ? "[]" : "[" + items.get(page - 1) + "]";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
