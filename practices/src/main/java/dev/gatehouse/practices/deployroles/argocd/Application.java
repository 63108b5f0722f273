package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Application, or those that an ApplicationSet makes: an object of its own, or values of the chart
 * {@code argocd-apps}.
 *
 * @param subject as findings name it
 * @param name as it is written
 * @param file its path
 * @param standing how much depends on it
 * @param spec its specification, or that of the template
 * @param laidOver whether it is laid over the one of the same name in the chart's own values, and so may leave out what
 *     stands there
 */
public record Application(String subject, String name, String file, Standing standing, Mapping spec, boolean laidOver) {

    private static final String GROUP = "argoproj.io";
    private static final String CHART = "argocd-apps";

    public static List<Application> all(Evidence evidence) {
        List<Application> applications = new ArrayList<>();
        for (KubernetesObject object : Deployed.objects(evidence, GROUP, "Application")) {
            object.body().mapping("spec").ifPresent(spec -> applications.add(of(object, spec, evidence)));
        }
        for (KubernetesObject object : Deployed.objects(evidence, GROUP, "ApplicationSet")) {
            object.body()
                    .mapping("spec", "template", "spec")
                    .ifPresent(spec -> applications.add(of(object, spec, evidence)));
        }
        applications.addAll(inValues(evidence));
        return applications;
    }

    private static Application of(KubernetesObject object, Mapping spec, Evidence evidence) {
        return new Application(object.subject(), object.name(), object.file(), evidence.standing(object), spec, false);
    }

    private static List<Application> inValues(Evidence evidence) {
        Map<String, String> keys = new HashMap<>();
        for (HelmFile chart : evidence.facts(HelmFile.class)) {
            for (Mapping dependency : chart.body().each("dependencies")) {
                if (chart.type() == HelmFile.Type.CHART
                        && dependency.text("name").filter(CHART::equals).isPresent()) {
                    keys.put(chart.directory(), dependency.text("alias").orElse(CHART));
                }
            }
        }
        List<Application> applications = new ArrayList<>();
        for (HelmFile values : evidence.facts(HelmFile.class)) {
            String key = keys.get(values.directory());
            if (values.type() == HelmFile.Type.VALUES && key != null) {
                for (Mapping.Entry entry : entries(values.body().mapping(key, "applications"))) {
                    of(values, "Application " + entry.name(), entry, evidence).ifPresent(applications::add);
                }
                for (Mapping.Entry entry : entries(values.body().mapping(key, "applicationsets"))) {
                    of(values, "ApplicationSet " + entry.name(), entry, evidence, "template", "spec")
                            .ifPresent(applications::add);
                }
            }
        }
        return applications;
    }

    private static List<Mapping.Entry> entries(Optional<Mapping> mapping) {
        return mapping.map(Mapping::entries).orElse(List.of());
    }

    private static Optional<Application> of(
            HelmFile values, String subject, Mapping.Entry entry, Evidence evidence, String... path) {
        return entry.value() instanceof Mapping written && written.get(path) instanceof Mapping spec
                ? Optional.of(new Application(
                        subject,
                        entry.name(),
                        values.file(),
                        evidence.standing(values.file()),
                        spec,
                        laidOver(values, entry.name(), evidence)))
                : Optional.empty();
    }

    /** Whether the chart's own values, which are always read first, have an entry of that name too. */
    private static boolean laidOver(HelmFile values, String name, Evidence evidence) {
        return !own(values)
                && evidence.facts(HelmFile.class).stream()
                        .filter(v -> v.directory().equals(values.directory()) && own(v))
                        .flatMap(v -> v.body().entries().stream())
                        .anyMatch(e -> e.value() instanceof Mapping chart
                                && (chart.has("applications", name) || chart.has("applicationsets", name)));
    }

    private static boolean own(HelmFile values) {
        return values.type() == HelmFile.Type.VALUES
                && (values.file().endsWith("/values.yaml") || values.file().equals("values.yaml"));
    }

    Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }

    /** The project's name; {@code default} where none is written. */
    public String project() {
        return spec.text("project").filter(p -> !p.isEmpty()).orElse("default");
    }

    /** Where the project is named, or would have to be. */
    Location projectAt() {
        Node project = spec.get("project");
        return at(project == null ? spec : project);
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
