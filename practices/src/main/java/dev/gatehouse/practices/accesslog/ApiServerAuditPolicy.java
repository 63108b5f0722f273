package dev.gatehouse.practices.accesslog;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes API server that keeps no audit log, or whose policy lets everything through unlogged.
 *
 * <p>It logs only with both a policy and a place to write to: a file or a webhook.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/">Auditing</a>
 */
final class ApiServerAuditPolicy implements Check {

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "api-server-audit-policy")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("The Kubernetes API server keeps no audit log")
            .why("""
                    Who read a Secret or changed a role in the cluster can't be told afterwards, by anyone.""")
            .fix("Give the API server a policy and a place to write to, and ship that file:")
            .example("""
                    apiServer:
                      extraArgs:
                        - {name: audit-policy-file, value: /etc/kubernetes/audit-policy.yaml}
                        - {name: audit-log-path, value: /var/log/kubernetes/audit.log}
                        - {name: audit-log-maxage, value: "30"}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:10.2.1.2",
                    "pci-dss:10.2.1.4",
                    "pci-dss:10.2.1.5",
                    "pci-dss:10.2.1.7",
                    "pci-dss:10.2.2",
                    "hipaa:164.312(b)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (ApiServer server : ApiServer.of(evidence)) {
            judge(server, ruling);
        }
        for (KubernetesObject policy : evidence.objects("audit.k8s.io", "Policy")) {
            judge(policy, ruling);
        }
    }

    private static void judge(ApiServer server, Ruling ruling) {
        KubernetesObject object = server.object();
        boolean written = server.gives("audit-log-path") || server.gives("audit-webhook-config-file");
        boolean policy = server.gives("audit-policy-file");
        if (written && policy) {
            ruling.pass(object, object.at(server.place()), "requests are logged by a policy");
        } else if (server.open()) {
            ruling.unknown(
                    object, object.at(server.place()), "its arguments come from a value that is filled in elsewhere");
        } else if (written) {
            ruling.fail(
                    object,
                    object.at(server.place()),
                    "`audit-policy-file` is missing, and without a policy nothing is logged");
        } else {
            String seen = policy
                    ? "there is a policy, but neither a log file nor a webhook, so nothing is kept"
                    : "no request is logged: who read a Secret can't be told";
            ruling.fail(object, object.at(server.place()), seen);
        }
    }

    private static void judge(KubernetesObject policy, Ruling ruling) {
        List<Mapping> rules = policy.body().each("rules");
        if (rules.isEmpty()) {
            ruling.fail(policy, policy.at("rules"), "a policy without rules logs nothing");
            return;
        }
        for (Mapping rule : rules) {
            Optional<Scalar> level = rule.scalar("level");
            if (level.isEmpty()
                    || level.get().text().contains("{{")
                    || level.get().text().contains("${")) {
                ruling.unknown(policy, policy.at(rule), "the level of a rule is filled in elsewhere");
                return;
            }
            if (level.get().text().equals("None") && catchesAll(rule)) {
                ruling.fail(
                        policy,
                        policy.at(level.get()),
                        "level None for whatever no rule above it names: that leaves no trace");
                return;
            }
            if (catchesAll(rule)) {
                break;
            }
        }
        if (rules.stream()
                .allMatch(rule -> rule.text("level").filter("None"::equals).isPresent())) {
            ruling.fail(policy, policy.at(rules.getFirst()), "every rule has level None, so nothing is logged");
        } else {
            ruling.pass(policy, policy.at("rules"), "requests are logged");
        }
    }

    private static boolean catchesAll(Mapping rule) {
        return rule.entries().stream()
                .map(Mapping.Entry::name)
                .allMatch(key -> key.equals("level") || key.equals("omitStages") || key.equals("omitManagedFields"));
    }
}
