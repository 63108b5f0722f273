package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.ForgeApi;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Pages;
import dev.gatehouse.connectors.http.Transport;
import java.util.List;

/**
 * The API of one GitLab, asked about one group.
 *
 * @param group its full path
 */
public record GitLab(Transport transport, String group) implements ForgeApi {

    /** What tells that a feature belongs to a plan, or to more rights: GitLab answers both alike. */
    static final String PLAN_OR_RIGHTS = "GitLab Premium and a Maintainer's token show it";

    @Override
    public String forge() {
        return "GitLab";
    }

    @Override
    public Answer<List<Json>> list(String template, String... parts) {
        return paged(template, "", parts);
    }

    /** A list by keyset, which stays whole while things are added, and has no last page that is refused. */
    Answer<List<Json>> keyset(String template, String... parts) {
        return paged(template, "&pagination=keyset&order_by=id&sort=asc", parts);
    }

    private Answer<List<Json>> paged(String template, String more, String... parts) {
        String path = Call.path(template, parts);
        return Pages.all(transport, Call.get(path + (path.indexOf('?') < 0 ? "?" : "&") + "per_page=100" + more));
    }
}
