package dev.gatehouse.practices.accesslog;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Set;

/** A managed cluster in Terraform whose API server's audit log is kept nowhere: EKS, GKE, AKS. */
final class ControlPlaneLoggingOff implements Check {

    private static final String EKS_TYPES = "enabled_cluster_log_types";
    private static final Set<String> AKS_AUDIT = Set.of("kube-audit", "kube-audit-admin");
    private static final Set<String> AKS_GROUPS = Set.of("audit", "allLogs");

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "control-plane-logging-off")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("A managed cluster's audit log is off")
            .why("""
                    Who read a Secret or changed a role in the cluster can't be told afterwards, by anyone.""")
            .fix("Switch on the audit log of the control plane; for EKS:")
            .example("""
                    resource "aws_eks_cluster" "production" {
                      enabled_cluster_log_types = ["api", "audit", "authenticator"]
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences(
                    "pci-dss:10.2.1.2",
                    "pci-dss:10.2.1.4",
                    "pci-dss:10.2.1.5",
                    "pci-dss:10.3.3",
                    "hipaa:164.312(b)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<TerraformBlock> blocks = evidence.facts(TerraformBlock.class);
        for (TerraformBlock block : blocks) {
            if (block.isResource("aws_eks_cluster")) {
                eks(block, ruling);
            } else if (block.isResource("google_container_cluster")) {
                gke(block, ruling);
            } else if (block.isResource("azurerm_kubernetes_cluster")) {
                aks(block, blocks, ruling);
            }
        }
    }

    private static void eks(TerraformBlock cluster, Ruling ruling) {
        Node types = cluster.body().get(EKS_TYPES);
        if (cluster.body().texts(EKS_TYPES).contains("audit")) {
            ruling.pass(cluster.subject(), cluster.at(EKS_TYPES), "the audit log is on");
        } else if (types instanceof Unresolved || types instanceof Sequence list && unresolved(list)) {
            ruling.unknown(
                    cluster.subject(),
                    cluster.at(EKS_TYPES),
                    "`" + EKS_TYPES + "` is no literal, so it can't be told here");
        } else {
            ruling.fail(
                    cluster.subject(),
                    cluster.at(EKS_TYPES),
                    "the audit log is off: who did what in the cluster leaves no trace");
        }
    }

    private static boolean unresolved(Sequence list) {
        return list.items().stream().anyMatch(Unresolved.class::isInstance);
    }

    /** GKE's audit log is part of Cloud Audit Logs; only the cluster's own logs can be switched off. */
    private static void gke(TerraformBlock cluster, Ruling ruling) {
        Node service = cluster.body().get("logging_service");
        List<Mapping> configuration = cluster.body().each("logging_config");
        boolean emptied = !configuration.isEmpty()
                && configuration.getFirst().get("enable_components") instanceof Sequence components
                && components.items().isEmpty();
        if (service instanceof Unresolved) {
            ruling.unknown(
                    cluster.subject(),
                    cluster.at(service),
                    "`logging_service` is no literal, so it can't be told here");
        } else if (service instanceof Scalar name && name.text().equals("none")) {
            ruling.fail(cluster.subject(), cluster.at(service), "nothing of the cluster is logged");
        } else if (emptied) {
            ruling.fail(
                    cluster.subject(), cluster.at(configuration.getFirst()), "no component of the cluster is logged");
        } else {
            ruling.pass(cluster.subject(), cluster.at(), "the cluster's logs are kept");
        }
    }

    private static void aks(TerraformBlock cluster, List<TerraformBlock> blocks, Ruling ruling) {
        boolean untold = false;
        for (TerraformBlock setting : blocks) {
            if (!setting.isResource("azurerm_monitor_diagnostic_setting") || !logsAudit(setting)) {
                continue;
            }
            Node target = setting.body().get("target_resource_id");
            if (target instanceof Unresolved reference) {
                if (reference.expression().contains(cluster.subject() + ".")
                        || reference.expression().contains(cluster.subject() + "[")) {
                    ruling.pass(cluster.subject(), cluster.at(), setting.subject() + " keeps its audit log");
                    return;
                }
                untold |= !reference.expression().contains("azurerm_");
            }
        }
        if (untold) {
            ruling.unknown(
                    cluster.subject(),
                    cluster.at(),
                    "a diagnostic setting keeps an audit log, but not told of which cluster");
        } else {
            ruling.fail(
                    cluster.subject(),
                    cluster.at(),
                    "no diagnostic setting keeps its audit log: who did what leaves no trace");
        }
    }

    private static boolean logsAudit(TerraformBlock setting) {
        return setting.body().each("enabled_log").stream()
                        .anyMatch(log ->
                                log.text("category").filter(AKS_AUDIT::contains).isPresent()
                                        || log.text("category_group")
                                                .filter(AKS_GROUPS::contains)
                                                .isPresent())
                || setting.body().each("log").stream()
                        .anyMatch(log ->
                                log.text("category").filter(AKS_AUDIT::contains).isPresent());
    }
}
