package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * TCP ports that ingress-nginx takes from outside and forwards to a Service, as its chart's values list them below
 * {@code tcp}: the port outside, then {@code namespace/service:port}.
 *
 * @param subject as findings name it
 * @param file its path
 * @param standing how much depends on it
 * @param values the chart's values
 * @see <a href="https://kubernetes.github.io/ingress-nginx/user-guide/exposing-tcp-udp-services/">Exposing TCP and UDP
 *     services</a>
 */
record IngressPorts(String subject, String file, Standing standing, Mapping values) {

    private static final String CHART = "ingress-nginx";

    static void judge(Evidence evidence, AllowedAddresses allowed, Ruling ruling) {
        all(evidence).forEach(ports -> ports.judge(allowed, ruling));
    }

    private static List<IngressPorts> all(Evidence evidence) {
        Map<String, String> keys = new HashMap<>();
        for (HelmFile chart : evidence.facts(HelmFile.class)) {
            for (Mapping dependency : chart.body().each("dependencies")) {
                if (chart.type() == HelmFile.Type.CHART
                        && dependency.text("name").filter(CHART::equals).isPresent()) {
                    keys.put(chart.directory(), dependency.text("alias").orElse(CHART));
                }
            }
        }
        List<IngressPorts> all = new ArrayList<>();
        for (HelmFile file : evidence.facts(HelmFile.class)) {
            String key = keys.get(file.directory());
            if (file.type() == HelmFile.Type.VALUES && key != null) {
                file.body()
                        .mapping(key)
                        .ifPresent(values -> all.add(new IngressPorts(
                                "Helm values " + file.file(), file.file(), evidence.standing(file.file()), values)));
            }
        }
        for (KubernetesObject release : evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease")) {
            if (release.body()
                    .text("spec", "chart", "spec", "chart")
                    .filter(CHART::equals)
                    .isPresent()) {
                release.body()
                        .mapping("spec", "values")
                        .ifPresent(values -> all.add(new IngressPorts(
                                release.subject(), release.file(), evidence.standing(release), values)));
            }
        }
        return all;
    }

    private void judge(AllowedAddresses allowed, Ruling ruling) {
        for (Mapping.Entry port : values.mapping("tcp").map(Mapping::entries).orElse(List.of())) {
            boolean ssh = port.name().equals("22")
                    || port.value() instanceof Scalar target
                            && target.text().split(":", -1).length > 1
                            && target.text().split(":", -1)[1].equals("22");
            if (ssh) {
                judge(port.key(), allowed, ruling);
            }
        }
    }

    private void judge(Node port, AllowedAddresses allowed, Ruling ruling) {
        String type = values.text("controller", "service", "type").orElse("LoadBalancer");
        boolean off = values.bool("controller", "service", "enabled")
                .filter(on -> !on)
                .isPresent();
        boolean inside = ServiceExposesSsh.internal(
                values.mapping("controller", "service", "annotations"),
                values.text("controller", "service", "loadBalancerIP"));
        List<Scalar> ranges = values.scalars("controller", "service", "loadBalancerSourceRanges");
        SourceRanges sources = SourceRanges.of(ranges);
        if (off || inside || type.equals("ClusterIP")) {
            rule(Verdict.PASS, port, "it is reached from inside the network only", ruling);
        } else if (!type.equals("LoadBalancer") || ranges.isEmpty()) {
            String door = type.equals("LoadBalancer") ? "the load balancer" : "a node";
            rule(Verdict.FAIL, port, "whoever reaches " + door + " reaches SSH", ruling);
        } else if (!allowed.beyond(sources.told()).isEmpty()) {
            rule(Verdict.FAIL, ranges.getFirst(), allowed.who(sources.told()) + " can reach port 22", ruling);
        } else if (sources.untold()) {
            rule(Verdict.UNKNOWN, ranges.getFirst(), "it opens port 22 to a range that can't be told", ruling);
        } else {
            rule(Verdict.PASS, port, "it opens port 22 to allowed addresses only", ruling);
        }
    }

    private void rule(Verdict verdict, Node place, String seen, Ruling ruling) {
        Location at = new Location(file, place.line(), place.column(), place.endLine());
        ruling.add(verdict, subject, at, null, standing, "ingress-nginx forwards SSH: " + seen);
    }
}
