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

/** A container's command line holds a secret. */
final class SecretInArguments implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "secret-in-arguments")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A secret is part of a command line")
            .why("""
                    Command lines are shown by `ps`, in the pod's own manifest and in logs: whoever sees one of them can use the secret.""")
            .fix("Rotate it, put it into a Secret that a store fills, and let the program read a file or a variable:")
            .example("""
                    args: ["--password-file=/run/secrets/db/password"]
                    volumeMounts:
                      - {name: db, mountPath: /run/secrets/db, readOnly: true}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.ARGUMENTS, ruling, "");
    }
}
