package dev.gatehouse.practices.twofactor;

import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.argocd.ArgoCd;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single sign-on of which nobody says that it takes a second factor: neither the tool's settings nor the baseline. */
final class SingleSignOnWithoutSecondFactor implements Check {

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "sso-without-second-factor")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Single sign-on without a stated second factor")
            .why("""
                    Single sign-on moves the password, it does not add a factor: who has someone's one password reaches
                    everything behind it.""")
            .fix("Require a second factor at the identity provider and say so in gatehouse.yaml, with where it can be"
                    + " seen; or let the tool demand it (acr_values, or an essential acr claim of a class that a password"
                    + " alone does not reach):")
            .example("""
                    organization:
                      identityProvider:
                        name: keycloak
                        issuer: https://id.example.com/realms/acme
                        secondFactor: required
                        evidence: realm acme, browser flow, WebAuthn required
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.4.1", "pci-dss:8.4.2", "pci-dss:8.4.3", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ArgoCd.of(evidence)
                .tellUnseenSettings(
                        ruling,
                        "Argo CD runs, but no ConfigMap argocd-cm is seen here that would say how people sign in");
        Organization.IdentityProvider declared =
                evidence.baseline().organization().identityProvider();
        for (SignOn signOn : SignOns.of(evidence)) {
            judge(signOn, declared, ruling);
        }
    }

    private static void judge(SignOn signOn, Organization.@Nullable IdentityProvider declared, Ruling ruling) {
        List<SignOn.Provider> weak = signOn.providers().stream()
                .filter(p -> p.demand() != SignOn.Demand.SECOND_FACTOR)
                .toList();
        boolean stated = false;
        if (weak.isEmpty() && signOn.reason().isEmpty()) {
            rule(Verdict.PASS, signOn, "it demands a class of sign-in that a password alone does not reach", ruling);
            return;
        }
        if (declared != null && declared.secondFactorRequired()) {
            stated = true;
            if (weak.stream().allMatch(p -> speaksOf(declared, p))) {
                String shown = declared.evidence().isEmpty() ? "" : ": " + declared.evidence();
                rule(
                        Verdict.PASS,
                        signOn,
                        "the baseline states that " + declared.name() + " requires a second factor" + shown,
                        ruling);
                return;
            }
        }
        if (!signOn.reason().isEmpty()) {
            rule(Verdict.UNKNOWN, signOn, signOn.reason(), ruling);
        } else {
            rule(Verdict.FAIL, signOn, explanation(weak, stated), ruling);
        }
    }

    private static boolean speaksOf(Organization.IdentityProvider declared, SignOn.Provider provider) {
        String issuer = declared.issuer();
        return issuer == null
                || provider.issuer().isEmpty()
                || provider.issuer().contains("$")
                || bare(issuer).equals(bare(provider.issuer()));
    }

    private static String bare(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String explanation(List<SignOn.Provider> weak, boolean stated) {
        String names = weak.stream().map(SignOn.Provider::name).distinct().collect(Collectors.joining(", "));
        boolean asked = weak.stream().anyMatch(p -> p.demand() == SignOn.Demand.PROVES_NOTHING);
        String seen = asked
                ? "what is asked of " + names + " is met by a password alone"
                : "nothing asks " + names + " for a second factor";
        return seen
                + (stated ? ", and the baseline speaks of another issuer" : ", and the baseline does not state one");
    }

    private static void rule(Verdict verdict, SignOn signOn, String seen, Ruling ruling) {
        ruling.add(verdict, signOn.subject(), signOn.location(), null, signOn.standing(), seen);
    }
}
