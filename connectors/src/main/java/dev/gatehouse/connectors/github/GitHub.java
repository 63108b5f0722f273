package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.ForgeApi;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Pages;
import dev.gatehouse.connectors.http.Transport;
import java.util.List;
import java.util.Map;

/**
 * The API of one GitHub, asked about one organisation.
 *
 * @param organization its login
 */
record GitHub(Transport transport, String organization) implements ForgeApi {

    /** The headers of every call; the version is the one that the decoders were written for. */
    static final Map<String, String> HEADERS =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

    @Override
    public String forge() {
        return "GitHub";
    }

    @Override
    public Answer<List<Json>> list(String template, String... parts) {
        return listIn("", template, parts);
    }

    /** Whether it is a server of one's own, which has not all that github.com has. */
    boolean enterpriseServer() {
        return transport.endpoint().base().toString().endsWith("/api/v3");
    }

    /** A question in GraphQL. An answer that has errors was not given. */
    Answer<Json> query(String query, Map<String, ?> variables) {
        String base = transport.endpoint().base().toString();
        String address = enterpriseServer() ? base.substring(0, base.length() - "v3".length()) + "graphql" : "/graphql";
        Answer<Json> answer = transport.ask(Call.query(address, query, variables));
        return answer instanceof Answer.Seen<Json>(Json json) && json.has("errors")
                ? Answer.unseen("GitHub's GraphQL answered with errors")
                : answer;
    }

    /** A list in a field of its pages. */
    Answer<List<Json>> listIn(String field, String template, String... parts) {
        String path = Call.path(template, parts);
        return Pages.all(transport, Call.get(path + (path.indexOf('?') < 0 ? "?" : "&") + "per_page=100"), field);
    }
}
