package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.updates.RemovedApis.Release;
import dev.gatehouse.practices.updates.RemovedApis.Removal;
import java.util.Optional;

/**
 * A manifest is written in a version of an API that clusters no longer serve.
 *
 * <p>The baseline says which release of Kubernetes runs; the labels on Flux's own manifests say which Flux. Where the
 * release is not known, a version that no supported release serves fails, and one that some still do is unknown.
 */
final class RemovedApiVersion implements Check {

    private static final Rule RULE = Rule.of(Practice.UPDATES, "removed-api-version")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("An API version is no longer served")
            .why("""
                    The cluster refuses the manifest. What it once created stays as it is and can't be changed from Git any
                    more: not by an update, not by a security fix.""")
            .fix("Write the version that is served; kubectl convert does most of it:")
            .example("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.3.3", "pci-dss:12.3.4", "hipaa:164.308(a)(5)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Optional<Release> kubernetes = Optional.ofNullable(
                        evidence.baseline().updates().kubernetesVersion())
                .flatMap(Release::read);
        Optional<Release> flux = flux(evidence);
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            if (!RemovedApis.all().speaksOf(object.type())) {
                continue;
            }
            Optional<Removal> removal = RemovedApis.all().of(object.apiVersion(), object.type());
            if (removal.isEmpty()) {
                ruling.pass(object, object.at("apiVersion"), object.apiVersion() + " is served");
                continue;
            }
            Optional<Release> running = switch (removal.get().product()) {
                case "Kubernetes" -> kubernetes;
                case "Flux" -> flux;
                default -> Optional.empty();
            };
            judge(object, removal.get(), running, ruling);
        }
    }

    private static void judge(KubernetesObject object, Removal removal, Optional<Release> running, Ruling ruling) {
        String what = object.apiVersion() + " of " + object.type();
        String gone = " is gone since " + removal.product() + " " + removal.goneIn();
        String instead = "; write " + removal.instead();
        if (running.isPresent() && running.get().compareTo(removal.goneIn()) < 0) {
            ruling.pass(
                    object,
                    object.at("apiVersion"),
                    what + " is served by " + removal.product() + " " + running.get() + ", and no more from "
                            + removal.goneIn());
        } else if (running.isPresent() || removal.certain()) {
            ruling.fail(object, object.at("apiVersion"), what + gone + instead);
        } else {
            ruling.unknown(
                    object, object.at("apiVersion"), what + gone + ", and which release runs was not seen" + instead);
        }
    }

    /** The release of Flux whose manifests are in the target, by the labels that {@code flux install} writes. */
    private static Optional<Release> flux(Evidence evidence) {
        return evidence.facts(KubernetesObject.class).stream()
                .filter(o -> o.label("app.kubernetes.io/part-of").orElse("").equals("flux"))
                .flatMap(o -> o.label("app.kubernetes.io/version").stream())
                .flatMap(v -> Release.read(v).stream())
                .filter(r -> r.major() == 2)
                .max(Release::compareTo);
    }
}
