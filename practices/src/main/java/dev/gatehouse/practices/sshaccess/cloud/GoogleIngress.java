package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.List;
import java.util.Locale;

/**
 * Firewall rules of Google Cloud. A rule without any source lets in everyone.
 *
 * @see <a href="https://cloud.google.com/firewall/docs/firewalls">VPC firewall rules</a>
 */
final class GoogleIngress {

    private GoogleIngress() {}

    static void firewall(TerraformBlock block, List<Ingress> rules) {
        Mapping body = block.body();
        boolean egress = body.text("direction")
                .orElse("INGRESS")
                .toUpperCase(Locale.ROOT)
                .equals("EGRESS");
        boolean disabled = body.bool("disabled").orElse(false);
        if (egress || disabled) {
            return;
        }
        Sources sources = new Sources().add(body, "source_ranges");
        boolean noSource =
                !body.has("source_ranges") && !body.has("source_tags") && !body.has("source_service_accounts");
        if (noSource) {
            sources.everywhere();
        }
        boolean untoldDirection = body.get("direction") instanceof Unresolved;
        for (Node allow : body.items("allow")) {
            Covers ssh = allow instanceof Mapping rule
                    ? Ports.among(rule.get("protocol"), rule.get("ports"))
                    : Covers.UNTOLD;
            Covers told = untoldDirection && ssh == Covers.YES ? Covers.UNTOLD : ssh;
            rules.add(Ingress.of(block, allow, told, sources));
        }
        Node whole = body.get("allow");
        if (whole instanceof Scalar || whole instanceof Unresolved) {
            rules.add(Ingress.of(block, whole, Covers.UNTOLD, sources));
        }
    }
}
