package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.Set;

/**
 * Variables of CI pipelines. A password made of plain words is left alone there: it is what the databases that tests
 * bring up are given.
 */
final class PipelineSettings {

    private static final Set<String> VARIABLES = Set.of("env", "variables", "with");
    private static final int DEEPEST = 60;

    private PipelineSettings() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (Workflow workflow : evidence.facts(Workflow.class)) {
            String name = workflow.file().substring(workflow.file().lastIndexOf('/') + 1);
            String kind = switch (workflow.type()) {
                case GITHUB_WORKFLOW -> "Workflow ";
                case GITHUB_ACTION -> "Action ";
                case GITLAB_PIPELINE -> "Pipeline ";
            };
            search(workflow, kind + name, evidence.standing(workflow.file()), workflow.body(), 0, sightings);
        }
    }

    private static void search(
            Workflow workflow, String subject, Standing standing, Node node, int depth, Sightings sightings) {
        if (depth > DEEPEST) {
            return;
        }
        switch (node) {
            case Mapping mapping -> {
                for (Mapping.Entry entry : mapping.entries()) {
                    if (VARIABLES.contains(entry.name()) && entry.value() instanceof Mapping variables) {
                        variables(workflow, subject, standing, variables, sightings);
                    } else {
                        search(workflow, subject, standing, entry.value(), depth + 1, sightings);
                    }
                }
            }
            case Sequence list ->
                list.items().forEach(item -> search(workflow, subject, standing, item, depth + 1, sightings));
            case Scalar scalar -> {}
            case Unresolved unresolved -> {}
        }
    }

    private static void variables(
            Workflow workflow, String subject, Standing standing, Mapping variables, Sightings sightings) {
        for (Mapping.Entry entry : variables.entries()) {
            Node node = entry.value() instanceof Mapping described && described.has("value")
                    ? described.get("value")
                    : entry.value();
            if (node instanceof Scalar scalar && !scalar.isNull() && scalar.type() != Scalar.Type.BOOLEAN) {
                sightings.note(
                        Place.ENVIRONMENT,
                        subject,
                        entry.name(),
                        workflow.at(scalar),
                        standing,
                        SecretLikeness.ofMappedName(entry.name(), scalar.text()));
            }
        }
    }
}
