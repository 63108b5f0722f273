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

/** An environment variable, of a container or in a pipeline, holds a secret as a literal. */
final class SecretInEnv implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "secret-in-env")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A secret is a literal among environment variables")
            .why("""
                    Everyone who can read the repository, or the workload in the cluster, can use it; it also lands in crash dumps and
                    in the output of a hurried `env`.""")
            .fix("Rotate it, keep it in a store, and take it from the Secret that the store fills:")
            .example("""
                    env:
                      - name: DB_PASSWORD
                        valueFrom:
                          secretKeyRef: {name: db, key: password}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.PIPELINE)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.ENVIRONMENT, ruling, "");
    }
}
