package dev.gatehouse.engines.tlog.tile;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/** A log on a web server that serves files. Each answer is waited for at most thirty seconds. */
public final class WebSource implements TileSource, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final String base;
    private final HttpClient client;

    /**
     * Of a log at an address.
     *
     * @param base of {@code http} or {@code https}, with or without a slash at its end
     */
    public WebSource(URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text : text + "/";
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public Optional<byte[]> read(String path, int limit) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case OK -> {
                        byte[] read = body.readNBytes(limit + 1);
                        if (read.length > limit) {
                            throw new IOException(path + " is larger than " + limit + " bytes");
                        }
                        yield Optional.of(read);
                    }
                    case NOT_FOUND, GONE -> Optional.empty();
                    default -> throw new IOException(base + path + " answered " + response.statusCode());
                };
            }
        } catch (ConnectException | ClosedChannelException _) {
            throw new IOException("nothing answers at " + base);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
