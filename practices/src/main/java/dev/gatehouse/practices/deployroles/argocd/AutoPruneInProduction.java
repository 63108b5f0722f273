package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.Standings;
import java.util.Optional;
import java.util.Set;

/** Production applications that delete by themselves what is no longer in Git. */
final class AutoPruneInProduction implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "argocd-auto-prune-in-production")
            .severity(Severity.MEDIUM)
            .title("Production deletes at once what leaves Git")
            .why("""
                    A file moved, renamed or merged away by mistake takes what it deployed with it, data included, \
                    within minutes and with nobody asked.""")
            .fix("Ask before deleting, or give the project a window in which changes are made:")
            .example("""
                    spec:
                      syncPolicy:
                        automated: {prune: true}
                        syncOptions:
                          - Prune=confirm
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.1", "hipaa:164.312(c)(1)", "gdpr:32.1.b")
            .written();

    private static final Set<String> PROTECTING = Set.of("Prune=false", "Prune=confirm");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Application application : Application.all(evidence)) {
            if (standing(application) == Standing.PRODUCTION) {
                judge(application, evidence, ruling);
            }
        }
    }

    private static void judge(Application application, Evidence evidence, Ruling ruling) {
        Optional<Scalar> prune = application.spec().scalar("syncPolicy", "automated", "prune");
        boolean automatic =
                application.spec().bool("syncPolicy", "automated", "enabled").orElse(true);
        if (prune.isEmpty() || prune.get().text().equals("false") || !automatic) {
            rule(ruling, application, Verdict.PASS, application.at(application.spec()), "it deletes nothing by itself");
            return;
        }
        if (Application.isTemplate(prune.get().text())) {
            rule(
                    ruling,
                    application,
                    Verdict.UNKNOWN,
                    application.at(prune.get()),
                    "whether it deletes by itself is filled in when it is made");
            return;
        }
        boolean confirmed =
                application.spec().texts("syncPolicy", "syncOptions").stream().anyMatch(PROTECTING::contains);
        Optional<KubernetesObject> project = Application.declared(evidence, application.project());
        boolean window = project.isPresent()
                && !project.get().body().each("spec", "syncWindows").isEmpty();
        if (confirmed || window) {
            String by = confirmed ? "deleting waits for a person" : "project " + application.project() + " has windows";
            rule(ruling, application, Verdict.PASS, application.at(prune.get()), by);
        } else if (project.isEmpty() && !application.project().equals("default")) {
            rule(
                    ruling,
                    application,
                    Verdict.UNKNOWN,
                    application.at(prune.get()),
                    "project " + application.project()
                            + " is not in this repository, so that its windows can't be told");
        } else {
            rule(
                    ruling,
                    application,
                    Verdict.FAIL,
                    application.at(prune.get()),
                    "whatever leaves Git is deleted from production at once, with no window and nobody asked");
        }
    }

    private static void rule(Ruling ruling, Application application, Verdict verdict, Location at, String explanation) {
        ruling.add(verdict, application.subject(), at, null, Standing.PRODUCTION, explanation);
    }

    /** An application stands where it deploys to, if it says so; else where it is written. */
    private static Standing standing(Application application) {
        Standing written = application.standing();
        if (written != Standing.ORDINARY) {
            return written;
        }
        Optional<Mapping> destination = application.spec().mapping("destination");
        String name = destination.flatMap(d -> d.text("name")).orElse("");
        String namespace = destination.flatMap(d -> d.text("namespace")).orElse("");
        return Standings.ofWords(application.name() + " " + name + " " + namespace);
    }
}
