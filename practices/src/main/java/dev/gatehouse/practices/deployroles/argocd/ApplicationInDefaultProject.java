package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Optional;

/** Applications in the project that every Argo CD has, which lets in everything unless it is narrowed. */
final class ApplicationInDefaultProject implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "argocd-application-in-default-project")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
            .title("An application stands in the project default")
            .why("""
                    The project default deploys any repository to any namespace, cluster resources included: nothing \
                    keeps this application to what is its own.""")
            .fix("Make a project for the team or system, and name it:")
            .example("""
                    spec:
                      project: shop
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.3", "pci-dss:7.2.2", "hipaa:164.312(a)(1)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Optional<KubernetesObject> narrowed =
                Application.declared(evidence, "default").filter(p -> !AppProjects.open(p));
        for (Application application : Application.all(evidence)) {
            if (application.laidOver() && !application.spec().has("project")) {
                continue;
            }
            String project = application.project();
            if (Application.isTemplate(project)) {
                rule(ruling, application, Verdict.UNKNOWN, "its project is filled in when it is made");
            } else if (!project.equals("default")) {
                rule(ruling, application, Verdict.PASS, "it stands in project " + project);
            } else if (narrowed.isPresent()) {
                rule(ruling, application, Verdict.PASS, "the project default is narrowed in this repository");
            } else {
                rule(
                        ruling,
                        application,
                        Verdict.FAIL,
                        "it may deploy any repository to any namespace, since the project default lets in everything");
            }
        }
    }

    private static void rule(Ruling ruling, Application application, Verdict verdict, String explanation) {
        ruling.add(verdict, application.subject(), application.projectAt(), null, application.standing(), explanation);
    }
}
