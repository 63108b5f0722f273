package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import dev.gatehouse.practices.check.argocd.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Argo CD knows no identity provider.
 *
 * <p>It takes {@code dex.config} into account only beside {@code url}.
 */
final class ArgoCdWithoutSingleSignOn implements Check {

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "argocd-no-sso")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Argo CD has no single sign-on")
            .why("""
                    Argo CD has no second factor of its own: without an identity provider everyone signs in with a
                    password alone.""")
            .fix("Name the identity provider in the ConfigMap argocd-cm (with the Helm chart: configs.cm):")
            .example("""
                    data:
                      url: https://argocd.example.com
                      oidc.config: |
                        name: Keycloak
                        issuer: https://id.example.com/realms/acme
                        clientID: argocd
                        clientSecret: $oidc.keycloak.clientSecret
                        requestedIDTokenClaims:
                          acr: {essential: true, values: ["2"]}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.4.1", "pci-dss:8.4.2", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd argoCd = ArgoCd.of(evidence);
        argoCd.tellUnseenSettings(
                ruling, "Argo CD runs, but no ConfigMap argocd-cm is seen here that would name an identity provider");
        Map<String, List<Settings>> installations = new LinkedHashMap<>();
        for (Settings settings : argoCd.general()) {
            installations
                    .computeIfAbsent(settings.installation(), i -> new ArrayList<>())
                    .add(settings);
        }
        installations.values().forEach(pieces -> judge(pieces, ruling));
    }

    private static void judge(List<Settings> pieces, Ruling ruling) {
        for (Settings settings : pieces) {
            if (settings.sets("oidc.config")) {
                rule(Verdict.PASS, settings, "oidc.config", "people sign in through OpenID Connect", ruling);
                return;
            }
        }
        boolean url = pieces.stream().anyMatch(p -> p.sets("url") || p.kind() == Settings.Kind.CHART_VALUES);
        for (Settings settings : pieces) {
            if (settings.sets("dex.config")) {
                if (url) {
                    rule(Verdict.PASS, settings, "dex.config", "people sign in through Dex", ruling);
                } else if (settings.complete()) {
                    rule(
                            Verdict.FAIL,
                            settings,
                            "dex.config",
                            "`dex.config` does nothing without `url`: everyone signs in with a password alone",
                            ruling);
                } else {
                    rule(Verdict.UNKNOWN, settings, "dex.config", "`url`, which Dex needs, is not seen here", ruling);
                }
                return;
            }
        }
        boolean complete = pieces.stream().allMatch(Settings::complete);
        rule(
                complete ? Verdict.FAIL : Verdict.UNKNOWN,
                ArgoCd.main(pieces),
                "oidc.config",
                complete
                        ? "neither `oidc.config` nor `dex.config`: everyone signs in with a password alone"
                        : "no identity provider is named here, but settings from elsewhere join in",
                ruling);
    }

    private static void rule(Verdict verdict, Settings settings, String key, String seen, Ruling ruling) {
        ruling.add(verdict, settings.subject(), settings.at(key), null, settings.standing(), seen);
    }
}
