package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import dev.gatehouse.practices.secrets.sighting.Sightings;

/** A chart is given a secret as a plain value. */
final class SecretInHelmValues implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "secret-in-helm-values")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A secret stands in a chart's values")
            .why("""
                    Values are stored in Git, in the release's record in the cluster and, with Argo CD, in the application's manifest:
                    each of them is read by more people than the secret is meant for.""")
            .fix("Rotate it, and use the chart's setting for a Secret that exists already, which most charts have:")
            .example("""
                    auth:
                      existingSecret: db-credentials
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.HELM_CHART, FactKind.KUSTOMIZATION)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.HELM_VALUES, ruling, "");
    }
}
