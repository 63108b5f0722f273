package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.Arrays;
import java.util.Optional;

/** An account of Argo CD's own that a person signs in to. */
final class ArgoCdLocalAccount implements Check {

    private static final String PREFIX = "accounts.";
    private static final String ENABLED = ".enabled";

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "argocd-local-account")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Argo CD has a local account that signs in with a password")
            .why("""
                    A local account knows no second factor, stays when its owner leaves, and escapes every rule of the
                    identity provider.""")
            .fix(
                    "Let people sign in through the identity provider; leave an account only API keys where a machine needs"
                            + " them:")
            .example("""
                    data:
                      accounts.ci: apiKey
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
                ruling, "Argo CD runs, but no ConfigMap argocd-cm is seen here that would name its accounts");
        for (Settings settings : argoCd.general()) {
            boolean any = false;
            for (Mapping.Entry entry : settings.beginning(PREFIX)) {
                String name = entry.name().substring(PREFIX.length());
                if (!name.equals("admin") && name.indexOf('.') < 0) {
                    any = true;
                    judge(settings, name, entry, ruling);
                }
            }
            if (!any) {
                ruling.add(
                        Verdict.PASS,
                        settings.subject(),
                        settings.at(settings.place()),
                        null,
                        settings.standing(),
                        "no local account");
            }
        }
    }

    private static void judge(Settings settings, String name, Mapping.Entry entry, Ruling ruling) {
        Optional<Scalar> capabilities = settings.literal(entry.name());
        Verdict verdict;
        String seen;
        if (capabilities.isEmpty()) {
            verdict = Verdict.UNKNOWN;
            seen = "what the account " + name + " may do is filled in elsewhere";
        } else if (!signsIn(capabilities.get().text())) {
            verdict = Verdict.PASS;
            seen = "the account " + name + " can't sign in, it has API keys only";
        } else if (settings.data()
                .text(PREFIX + name + ENABLED)
                .filter("false"::equals)
                .isPresent()) {
            verdict = Verdict.PASS;
            seen = "the account " + name + " is disabled";
        } else {
            verdict = Verdict.FAIL;
            seen = "whoever knows the password of " + name + " signs in, without a second factor";
        }
        ruling.add(
                verdict,
                settings.subject() + " account " + name,
                settings.at(entry.value()),
                null,
                settings.standing(),
                seen);
    }

    private static boolean signsIn(String capabilities) {
        return Arrays.stream(capabilities.split(",", -1)).map(String::strip).anyMatch("login"::equals);
    }
}
