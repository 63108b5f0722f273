package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.ForgeApi;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Pages;
import dev.gatehouse.connectors.http.Transport;
import java.util.List;

/**
 * The API of one Gitea, asked about one organisation.
 *
 * @param organization its name
 */
record Gitea(Transport transport, String organization) implements ForgeApi {

    @Override
    public String forge() {
        return "Gitea";
    }

    @Override
    public Answer<List<Json>> list(String template, String... parts) {
        return Pages.all(transport, Call.get(Call.path(template, parts) + "?limit=50"));
    }
}
