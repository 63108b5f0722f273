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

/** A ConfigMap, or a substitution of Flux, holds a secret. */
final class SecretInConfigMap implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "secret-in-config-map")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A secret stands in a ConfigMap")
            .why("""
                    ConfigMaps are not encrypted at rest, most viewers may read them, and everyone with the repository has it already.""")
            .fix("Rotate it, and move the value into an ExternalSecret or a file that SOPS encrypts:")
            .example("""
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: app}
                    spec:
                      secretStoreRef: {kind: ClusterSecretStore, name: vault}
                      data:
                        - {secretKey: password, remoteRef: {key: app, property: password}}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.KUSTOMIZATION)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.CONFIG_MAP, ruling, "");
    }
}
