package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Application, or those that an ApplicationSet makes.
 *
 * @param spec its specification, or that of the template
 */
record Application(KubernetesObject object, Mapping spec) {

    private static final String GROUP = "argoproj.io";

    static List<Application> all(Evidence evidence) {
        List<Application> applications = new ArrayList<>();
        for (KubernetesObject object : Deployed.objects(evidence, GROUP, "Application")) {
            object.body().mapping("spec").ifPresent(spec -> applications.add(new Application(object, spec)));
        }
        for (KubernetesObject object : Deployed.objects(evidence, GROUP, "ApplicationSet")) {
            object.body()
                    .mapping("spec", "template", "spec")
                    .ifPresent(spec -> applications.add(new Application(object, spec)));
        }
        return applications;
    }

    /** The project's name; {@code default} where none is written. */
    String project() {
        return spec.text("project").filter(p -> !p.isEmpty()).orElse("default");
    }

    /** Where the project is named, or would have to be. */
    Node projectAt() {
        Node project = spec.get("project");
        return project == null ? spec : project;
    }

    /** Whether a generator or a variable fills the text in. */
    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("${");
    }

    /** The project's declaration in this target. */
    static Optional<KubernetesObject> declared(Evidence evidence, String project) {
        return Deployed.objects(evidence, GROUP, "AppProject").stream()
                .filter(p -> p.name().equals(project))
                .findFirst();
    }
}
