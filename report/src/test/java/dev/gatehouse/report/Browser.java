package dev.gatehouse.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, driven over its DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Browser implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final int SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket =
                client.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /** The program, where one is on the PATH. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one.
     *
     * @param profile an empty folder for its profile
     */
    static Browser start(Path program, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        String marker = "DevTools listening on ";
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(marker)) {
                Thread.ofVirtual().start(() -> errors.lines().forEach(ignored -> {}));
                return new Browser(process, URI.create(line.substring(marker.length())));
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    /** Opens a page and waits until it is loaded. */
    Page open(Path file, int width, boolean dark) {
        String target = call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        String session = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        Page page = new Page(session);
        pages.put(session, page);
        Stream.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable")
                .forEach(method -> call(session, method, Map.of()));
        call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        call(session, "Page.navigate", Map.of("url", file.toUri().toString()));
        page.loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        return page;
    }

    private JsonNode call(String session, String method, Map<String, Object> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        Map<String, Object> message = session == null
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
        synchronized (socket) {
            socket.sendText(MAPPER.writeValueAsString(message), true).join();
        }
        JsonNode answered = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.get("result");
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** One tab. */
    final class Page {

        private final String session;
        private final CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();

        private Page(String session) {
            this.session = session;
        }

        /** What an expression comes to; a promise is waited for. */
        JsonNode evaluate(String expression) {
            JsonNode result = call(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
            if (result.has("exceptionDetails")) {
                throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
            }
            return result.at("/result/value");
        }

        String text(String selector) {
            return evaluate("document.querySelector(" + MAPPER.writeValueAsString(selector) + ").textContent")
                    .asString();
        }

        void click(String selector) {
            evaluate("document.querySelector(" + MAPPER.writeValueAsString(selector) + ").click()");
        }

        /** Presses and releases a key. */
        void press(String key, String code, String text) {
            call(session, "Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", code, "text", text));
            call(session, "Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", code));
        }

        /** Errors of scripts, of the console, and of the content security policy. */
        List<String> complaints() {
            return complaints;
        }

        /** Every address asked for. */
        List<String> requests() {
            return requests;
        }

        private void happened(String method, JsonNode parameters) {
            switch (method) {
                case "Page.loadEventFired" -> loaded.complete(true);
                case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
                case "Runtime.consoleAPICalled" ->
                    complaints.add(parameters.get("args").toString());
                case "Network.requestWillBeSent" ->
                    requests.add(parameters.at("/request/url").asString());
                default -> {} // of the many events, these are the ones that tell
            }
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                JsonNode read = MAPPER.readTree(message.toString());
                message.setLength(0);
                if (read.has("id")) {
                    Optional.ofNullable(pending.remove(read.get("id").asInt())).ifPresent(p -> p.complete(read));
                } else if (read.has("sessionId")) {
                    Optional.ofNullable(pages.get(read.get("sessionId").asString()))
                            .ifPresent(p -> p.happened(read.get("method").asString(), read.get("params")));
                }
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
