package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.engines.policycsv.Glob;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.List;
import java.util.Optional;

/**
 * Policy lines whose wildcards reach the applications of every project, production's included, and lines whose empty
 * subject is everyone.
 */
final class PolicyGrantsEveryone implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "argocd-policy-grants-everyone")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A line of Argo CD's policy reaches every application")
            .why("""
                    A role for some applications that ends in a wildcard changes all of them: * crosses the slash, so \
                    that * and */* are every project's, production's and Argo CD's own included.""")
            .fix("Name the project whose applications the role is for:")
            .example("""
                    p, role:developer, applications, sync, shop-staging/*, allow
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.3", "pci-dss:7.2.2", "hipaa:164.308(a)(4)(ii)(B)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    /** What changes what runs. */
    private static final List<String> CHANGING =
            List.of("create", "update", "delete", "sync", "override", "action/apps/Deployment/restart");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<String> projects = Deployed.objects(evidence, "argoproj.io", "AppProject").stream()
                .map(p -> p.name())
                .toList();
        for (WrittenPolicy written : WrittenPolicy.all(evidence)) {
            if (written.template().isPresent()) {
                rule(ruling, written, Verdict.UNKNOWN, "", 1, "the policy is filled in by something else");
                continue;
            }
            boolean harmless = true;
            for (PolicyLine.Permission line : written.policy().permissions()) {
                Optional<String> effect = effect(line, projects);
                if (effect.isPresent()) {
                    harmless = false;
                    String named = ": " + (line.subject().isEmpty() ? "everyone" : line.subject());
                    rule(ruling, written, Verdict.FAIL, named, line.number(), effect.get());
                }
            }
            if (harmless) {
                rule(ruling, written, Verdict.PASS, "", 1, "no line reaches every application");
            }
        }
    }

    private static Optional<String> effect(PolicyLine.Permission line, List<String> projects) {
        if (!line.allows() || line.subject().equals("role:admin")) {
            return Optional.empty();
        }
        if (line.subject().isEmpty()) {
            return Optional.of("its subject is empty: everyone who asks may " + line.action() + " " + line.resource());
        }
        Optional<String> changing =
                CHANGING.stream().filter(a -> matches(line.action(), a)).findFirst();
        boolean everywhere = matches(line.object(), "qzx/vwk")
                && projects.stream().allMatch(p -> matches(line.object(), p + "/vwk"));
        if (changing.isEmpty() || !everywhere || !matches(line.resource(), "applications")) {
            return Optional.empty();
        }
        String deed = line.action().equals("*") ? "do anything to" : line.action();
        return Optional.of(line.subject() + " may " + deed + " every application of every project, production's too");
    }

    private static boolean matches(String pattern, String text) {
        return Glob.compile(pattern).filter(g -> g.matches(text)).isPresent();
    }

    private static void rule(
            Ruling ruling, WrittenPolicy written, Verdict verdict, String named, int line, String explanation) {
        ruling.add(
                verdict,
                written.settings().subject() + named,
                written.at(line),
                null,
                written.settings().standing(),
                explanation);
    }
}
