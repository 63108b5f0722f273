package dev.gatehouse.cli.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Git's own server program behind TLS, on a port of this machine that is free. */
final class GitHttpsServer implements AutoCloseable {

    /** Where Debian and Git itself put it. */
    static final Path PROGRAM = Path.of("/usr/lib/git-core/git-http-backend");

    private final HttpsServer server;
    private final Path repositories;

    /**
     * Serves the repositories of a folder.
     *
     * @param keys PKCS #12 with a certificate for 127.0.0.1
     */
    GitHttpsServer(Path repositories, Path keys, char[] password) throws IOException, GeneralSecurityException {
        this.repositories = repositories;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ProcessBuilder program = new ProcessBuilder(PROGRAM.toString());
            Map<String, String> environment = program.environment();
            environment.put("GIT_PROJECT_ROOT", repositories.toString());
            environment.put("GIT_HTTP_EXPORT_ALL", "1");
            environment.put("REMOTE_USER", "ada");
            environment.put("REQUEST_METHOD", exchange.getRequestMethod());
            environment.put("PATH_INFO", exchange.getRequestURI().getPath());
            environment.put("QUERY_STRING", text(exchange.getRequestURI().getQuery()));
            environment.put("CONTENT_TYPE", text(exchange.getRequestHeaders().getFirst("Content-Type")));
            environment.put(
                    "HTTP_CONTENT_ENCODING", text(exchange.getRequestHeaders().getFirst("Content-Encoding")));
            environment.put("GIT_PROTOCOL", text(exchange.getRequestHeaders().getFirst("Git-Protocol")));
            Process process = program.start();
            try (OutputStream in = process.getOutputStream()) {
                exchange.getRequestBody().transferTo(in);
            }
            try (InputStream said = new BufferedInputStream(process.getInputStream())) {
                int status = 200;
                for (String header = line(said); !header.isEmpty(); header = line(said)) {
                    String[] parts = header.split(": ", 2);
                    if (parts[0].equals("Status")) {
                        status = Integer.parseInt(parts[1].substring(0, 3));
                    } else {
                        exchange.getResponseHeaders().add(parts[0], parts[1]);
                    }
                }
                exchange.sendResponseHeaders(status, 0);
                said.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
