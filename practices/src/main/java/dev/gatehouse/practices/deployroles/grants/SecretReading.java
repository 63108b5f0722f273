package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.grants.Right.Effect;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reading every Secret. A list or a watch shows contents as a get does. */
final class SecretReading {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "workload-can-read-all-secrets")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Reads every Secret in reach")
            .why("""
                    Passwords, keys and the tokens of other accounts all lie in Secrets: whoever reads them all can \
                    become any of them. Listing or watching shows the contents too.""")
            .fix("Name the Secrets that are used, or mount them into the pod and give no right at all:")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [secrets]
                        resourceNames: [registry-credentials]
                        verbs: [get]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:7.2.2",
                    "pci-dss:7.2.5",
                    "hipaa:164.308(a)(4)(ii)(B)",
                    "hipaa:164.312(a)(1)",
                    "gdpr:32.1.b",
                    "gdpr:32.4")
            .written();

    private SecretReading() {}

    static List<Check> checks() {
        return List.of(new RightCheck(RULE, SecretReading::reading));
    }

    private static Optional<Effect> reading(Grant grant, RbacGraph graph) {
        return Stream.of("get", "list", "watch")
                .flatMap(verb -> grant.allowing(verb, "", "secrets").stream())
                .findFirst()
                .map(rule -> Effect.of("reads every Secret" + grant.reach(), rule));
    }
}
