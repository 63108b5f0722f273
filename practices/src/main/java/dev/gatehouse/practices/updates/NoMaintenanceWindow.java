package dev.gatehouse.practices.updates;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/** Production may change at any hour. */
final class NoMaintenanceWindow implements Check {

    private static final Rule RULE = Rule.of(Practice.UPDATES, "no-maintenance-window")
            .severity(Severity.MEDIUM)
            .title("Production has no maintenance window")
            .why("""
                    Updates arrive while people depend on what runs, and when nobody is there to see them fail. Without an
                    agreed hour they are also put off for ever.""")
            .fix("Agree on an hour, and declare it in gatehouse.yaml:")
            .example("""
                    environments:
                      production:
                        standing: production
                        paths: [clusters/production]
                        windows:
                          - {kind: allow, schedule: "0 2 * * 2", duration: 2h, timeZone: Europe/Berlin}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.1", "pci-dss:6.3.3", "hipaa:164.308(a)(1)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Optional<KubernetesObject> project = evidence.objects("argoproj.io", "AppProject").stream()
                .filter(p -> !p.body().each("spec", "syncWindows").isEmpty())
                .filter(p -> governsProduction(p, evidence))
                .findFirst();
        List<Environment> production = evidence.baseline().environments().stream()
                .filter(e -> e.standing() == Standing.PRODUCTION)
                .toList();
        for (Environment environment : production) {
            if (!environment.windows().isEmpty()) {
                String what = environment.name() + " is changed in "
                        + environment.windows().size() + " declared window"
                        + (environment.windows().size() == 1 ? "" : "s");
                add(
                        ruling,
                        Verdict.PASS,
                        environment.name(),
                        environment.windows().getFirst().location(),
                        what);
            } else if (project.isPresent()) {
                covered(ruling, environment.name(), project.get());
            } else {
                String what = environment.name() + " may change at any hour: no window is declared";
                add(ruling, Verdict.FAIL, environment.name(), environment.location(), what);
            }
        }
        boolean seen = evidence.facts(KubernetesObject.class).stream()
                .anyMatch(o -> evidence.standing(o) == Standing.PRODUCTION);
        if (production.isEmpty() && seen) {
            if (project.isPresent()) {
                covered(ruling, "production", project.get());
            } else {
                String what = "production may change at any hour: no window is declared for it";
                ruling.add(Verdict.FAIL, "production", null, null, Standing.PRODUCTION, what);
            }
        }
    }

    private static void covered(Ruling ruling, String environment, KubernetesObject project) {
        String what = environment + " is changed in the sync windows of " + project.subject();
        add(ruling, Verdict.PASS, environment, project.at("spec", "syncWindows"), what);
    }

    private static void add(Ruling ruling, Verdict verdict, String subject, Location location, String what) {
        ruling.add(verdict, subject, location, null, Standing.PRODUCTION, what);
    }

    /** Whether a project stands in production, or an application that does belongs to it. */
    private static boolean governsProduction(KubernetesObject project, Evidence evidence) {
        if (evidence.standing(project) == Standing.PRODUCTION) {
            return true;
        }
        return evidence.objects("argoproj.io", "Application").stream()
                .filter(a -> a.body().text("spec", "project").orElse("default").equals(project.name()))
                .anyMatch(a -> evidence.standing(a) == Standing.PRODUCTION);
    }
}
