package dev.gatehouse.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine that answers what a test says, and keeps what it was asked. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * One call that came.
     *
     * @param path with its query
     * @param headers the first value of each, by lower-case name
     */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    /**
     * What is answered; a negative status drops the connection.
     *
     * @param shown how many bytes of the body are sent of those that were announced; -1 for all
     */
    public record Said(int status, Map<String, String> headers, String body, int shown) {

        public static Said json(String body) {
            return new Said(200, Map.of(), body, -1);
        }

        public static Said status(int status, String body) {
            return new Said(status, Map.of(), body, -1);
        }

        public Said with(String name, String value) {
            java.util.Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Said(status, more, body, shown);
        }
    }

    public LoopbackServer(Function<Asked, Said> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Asked, Said> answers) throws IOException {
        try (exchange) {
            Map<String, String> headers = new java.util.HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            Asked call = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(call);
            Said said = answers.apply(call);
            if (said.status() < 0) {
                return;
            }
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            said.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(said.status(), body.length == 0 || said.status() == 304 ? -1 : body.length);
            if (body.length > 0 && said.status() != 304) {
                exchange.getResponseBody().write(body, 0, said.shown() < 0 ? body.length : said.shown());
            }
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that was asked so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
