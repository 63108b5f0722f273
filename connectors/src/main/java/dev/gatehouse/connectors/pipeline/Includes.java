package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What GitLab pipelines include that is not in the target.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#include">GitLab, include</a>
 */
public final class Includes {

    private static final int NAMED = 3;

    private static final List<String> ELSEWHERE = List.of("component", "project", "remote", "template");

    private final Set<String> read;
    private final List<String> missing = new ArrayList<>();

    private Includes(Set<String> read) {
        this.read = read;
    }

    /** One coverage for each pipeline file that includes what was not read. */
    public static List<Coverage> coverage(List<? extends Fact> facts) {
        List<Workflow> pipelines = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Workflow workflow && workflow.type() == Workflow.Type.GITLAB_PIPELINE) {
                pipelines.add(workflow);
                read.add(workflow.file());
            }
        }
        List<Coverage> coverage = new ArrayList<>();
        for (Workflow pipeline : pipelines) {
            Includes includes = new Includes(read);
            Node written = pipeline.body().get("include");
            if (written != null) {
                includes.add(written);
            }
            if (!includes.missing.isEmpty()) {
                coverage.add(Coverage.partial(Origin.FILES, FactKind.PIPELINE, includes.reason(pipeline.file()), null));
            }
        }
        return coverage;
    }

    private String reason(String file) {
        String shown = String.join(", ", missing.stream().limit(NAMED).toList());
        int more = missing.size() - NAMED;
        return file + " includes what is not in this repository: " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private void add(Node include) {
        switch (include) {
            case Sequence sequence -> sequence.items().forEach(this::add);
            case Scalar scalar -> path(scalar.text());
            case Mapping mapping -> {
                mapping.text("local").ifPresent(this::path);
                for (String key : ELSEWHERE) {
                    mapping.text(key).ifPresent(value -> missing.add(key + " " + withoutQuery(value)));
                }
            }
            case Unresolved _ -> {}
        }
    }

    /** A path from the root, in which {@code *} and {@code **} may stand, or a URL. */
    private void path(String path) {
        if (path.contains("://")) {
            missing.add("remote " + withoutQuery(path));
            return;
        }
        String relative = path.startsWith("/") ? path.substring(1) : path;
        boolean found = relative.indexOf('*') >= 0
                ? read.stream().anyMatch(file -> file.startsWith(relative.substring(0, relative.indexOf('*'))))
                : read.contains(relative);
        if (!found) {
            missing.add("local " + relative);
        }
    }

    /** A URL without what may hold a token. */
    private static String withoutQuery(String value) {
        int query = value.indexOf('?');
        String text = query < 0 ? value : value.substring(0, query);
        int scheme = text.indexOf("://");
        int at = text.indexOf('@');
        return scheme >= 0 && at > scheme && text.indexOf('/', scheme + 3) > at
                ? text.substring(0, scheme + 3) + text.substring(at + 1)
                : text;
    }
}
