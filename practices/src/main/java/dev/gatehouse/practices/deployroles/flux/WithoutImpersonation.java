package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Optional;

/**
 * What Flux applies with its own rights. The cluster's root, {@code flux-system}, is applied so by design: it installs
 * Flux itself.
 */
final class WithoutImpersonation implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "flux-without-impersonation")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
            .title("Flux applies it with its own rights")
            .why("""
                    Without an account of its own, whatever is merged into this folder is applied with the rights of \
                    Flux's controller, which by default are all there are.""")
            .fix("Name an account that may do what this folder needs, or give all a default one:")
            .example("""
                    spec:
                      serviceAccountName: shop-deployer
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Lockdown.Reach lockdown = Lockdown.of(evidence).impersonates();
        for (KubernetesObject object : Applied.all(evidence)) {
            Optional<Scalar> account = object.body()
                    .scalar("spec", "serviceAccountName")
                    .filter(a -> !a.text().isEmpty());
            Location at = object.at("metadata", "name");
            if (account.isPresent()) {
                ruling.pass(object, object.at(account.get()), "it is applied as ServiceAccount " + name(account.get()));
            } else if (isRoot(object)) {
                ruling.pass(object, at, "the cluster's root, which installs Flux itself, is applied by Flux itself");
            } else if (object.body().has("spec", "kubeConfig")) {
                ruling.unknown(object, at, "it is applied to another cluster, with rights that can't be told here");
            } else {
                switch (lockdown) {
                    case EVERYWHERE ->
                        ruling.pass(object, at, "Flux applies it as the namespace's default account, not its own");
                    case SOMEWHERE ->
                        ruling.unknown(object, at, "only some of this repository's Flux installations are locked down");
                    case NOWHERE ->
                        ruling.fail(
                                object, at, "whatever it holds is applied with the full rights of Flux's controller");
                }
            }
        }
    }

    private static String name(Scalar account) {
        return Applied.isVariable(account.text()) ? "(filled in)" : account.text();
    }

    private static boolean isRoot(KubernetesObject object) {
        return object.type().equals("Kustomization") && object.name().equals("flux-system");
    }
}
