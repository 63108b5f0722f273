package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.List;

/** Switches of {@code argocd-cm} that open Argo CD further than its policy shows. Both are off where absent. */
record ServerSettings(Rule rule, String key, String effect, String harmless) implements Check {

    private static final Rule ANONYMOUS = Rule.of(Practice.DEPLOY_ROLES, "argocd-anonymous-access")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Argo CD lets in anyone without signing in")
            .why("""
                    Whoever reaches the page has the rights of the default role, and the log names nobody.""")
            .fix("Turn anonymous access off in the ConfigMap argocd-cm:")
            .example("""
                    data:
                      users.anonymous.enabled: "false"
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.3.3", "pci-dss:8.2.1", "hipaa:164.312(a)(1)", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    private static final Rule EXEC = Rule.of(Practice.DEPLOY_ROLES, "argocd-exec-enabled")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Argo CD opens shells in pods")
            .why("""
                    A shell from a browser changes what runs past Git and past review, with the rights of the pod it \
                    is in.""")
            .fix("Turn it off in the ConfigMap argocd-cm, or give the resource exec to a break-glass role alone:")
            .example("""
                    data:
                      exec.enabled: "false"
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.2", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    static List<Check> checks() {
        return List.of(
                new ServerSettings(
                        ANONYMOUS,
                        "users.anonymous.enabled",
                        "anyone who reaches Argo CD is let in with the default role, without signing in",
                        "nobody is let in without signing in"),
                new ServerSettings(
                        EXEC,
                        "exec.enabled",
                        "whoever has the right exec opens a shell in any pod of their applications",
                        "no shells are opened"));
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd argoCd = ArgoCd.of(evidence);
        for (Settings settings : ArgoCd.deciding(argoCd.general(), key)) {
            Node value = settings.data().get(key);
            boolean literal = settings.literal(key).isPresent();
            if (value != null && !literal) {
                rule(ruling, settings, Verdict.UNKNOWN, key + " is filled in by something else");
            } else if (value == null && !settings.complete()) {
                rule(ruling, settings, Verdict.UNKNOWN, "more is merged into it from where can't be seen");
            } else if (settings.literal(key)
                    .filter(v -> v.text().equals("true"))
                    .isPresent()) {
                rule(ruling, settings, Verdict.FAIL, effect);
            } else {
                rule(ruling, settings, Verdict.PASS, harmless);
            }
        }
        argoCd.tellUnseenSettings(
                ruling, "Argo CD runs here, but its settings (ConfigMap argocd-cm) are not in this repository");
    }

    private void rule(Ruling ruling, Settings settings, Verdict verdict, String explanation) {
        ruling.add(verdict, settings.subject(), settings.at(key), null, settings.standing(), explanation);
    }
}
