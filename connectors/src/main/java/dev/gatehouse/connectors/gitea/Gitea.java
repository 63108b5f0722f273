package dev.gatehouse.connectors.gitea;

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
record Gitea(Transport transport, String organization) {

    Answer<Json> ask(String template, String... parts) {
        return transport.ask(Call.get(template, parts));
    }

    Answer<List<Json>> list(String template, String... parts) {
        return Pages.all(transport, Call.get(Call.path(template, parts) + "?limit=50"));
    }

    /** The parts of a repository's name, as paths want them. */
    static String[] parts(String repository, String... more) {
        int slash = repository.indexOf('/');
        String[] parts = new String[2 + more.length];
        parts[0] = repository.substring(0, slash);
        parts[1] = repository.substring(slash + 1);
        System.arraycopy(more, 0, parts, 2, more.length);
        return parts;
    }
}
