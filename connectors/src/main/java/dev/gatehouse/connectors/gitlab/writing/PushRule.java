package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import java.util.Map;

/**
 * What a project asks of every push. One without any has no push rule, and gets one.
 *
 * @see <a href="https://docs.gitlab.com/api/project_push_rules/">Push rules</a>
 */
final class PushRule {

    static final String PATH = "/projects/{}/push_rule";

    private PushRule() {}

    static Answer<Boolean> put(GitLab gitlab, String project, Map<String, Object> body) {
        return Writes.with(
                gitlab.ask(PATH, project),
                there -> gitlab.change(there.isNull() ? "POST" : "PUT", body, PATH, project));
    }
}
