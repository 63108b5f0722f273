package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Gitea, as {@code make gitea} starts it.
 *
 * @param token an administrator's
 */
public record RealGitea(String address, String token) {

    private static final Path RUN = Path.of("..", "target", "gitea", "run");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The one that runs; where none does, the test is skipped. */
    public static RealGitea running() throws IOException {
        assumeTrue(Files.exists(RUN.resolve("address")), "no Gitea is running here: make gitea builds and starts one");
        return new RealGitea(
                Files.readString(RUN.resolve("address")).strip(),
                Files.readString(RUN.resolve("token")).strip());
    }

    /** Calls its API, which has to agree. */
    public JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                                .header("Authorization", "token " + token)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isBetween(200, 299);
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
