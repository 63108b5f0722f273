package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.Optional;

/**
 * Argo CD's built-in administrator can sign in with a password.
 *
 * <p>Argo CD takes the account for disabled only where {@code admin.enabled} is the text {@code false}.
 */
final class ArgoCdAdminEnabled implements Check {

    private static final String KEY = "admin.enabled";

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "argocd-admin-enabled")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("Argo CD's built-in admin account is enabled")
            .why("""
                    One shared password, without a second factor, deploys anything anywhere, and the log names nobody.""")
            .fix("Turn the account off once single sign-on works, in the ConfigMap argocd-cm "
                    + "(with the Helm chart: configs.cm):")
            .example("""
                    data:
                      admin.enabled: "false"
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.2.2", "pci-dss:8.4.1", "pci-dss:8.4.2", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd argoCd = ArgoCd.of(evidence);
        argoCd.tellUnseenSettings(
                ruling, "Argo CD runs, but no ConfigMap argocd-cm is seen here; without one the admin account is on");
        for (Settings settings : ArgoCd.deciding(argoCd.general(), KEY)) {
            judge(settings, ruling);
        }
    }

    private static void judge(Settings settings, Ruling ruling) {
        if (!settings.sets(KEY)) {
            if (settings.complete()) {
                rule(
                        Verdict.FAIL,
                        settings,
                        "`admin.enabled` is not set, so the admin account is on: a password alone"
                                + " deploys anything",
                        ruling);
            } else {
                rule(
                        Verdict.UNKNOWN,
                        settings,
                        "`admin.enabled` is not set here, but settings from elsewhere join in",
                        ruling);
            }
            return;
        }
        Optional<Scalar> value = settings.literal(KEY);
        if (value.isEmpty()) {
            rule(Verdict.UNKNOWN, settings, "`admin.enabled` is filled in elsewhere", ruling);
        } else if (value.get().text().equals("false")) {
            rule(Verdict.PASS, settings, "the admin account is off", ruling);
        } else {
            String seen = value.get().text().equals("true")
                    ? "the admin account is on: a password alone deploys anything"
                    : "only the exact text `false` turns the admin account off, so it is on";
            rule(Verdict.FAIL, settings, seen, ruling);
        }
    }

    private static void rule(Verdict verdict, Settings settings, String seen, Ruling ruling) {
        ruling.add(verdict, settings.subject(), settings.at(KEY), null, settings.standing(), seen);
    }
}
