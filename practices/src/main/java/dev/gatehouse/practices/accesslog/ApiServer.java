package dev.gatehouse.practices.accesslog;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kubernetes API server as a manifest configures it: a static Pod, kubeadm's or Cluster API's configuration, kOps.
 *
 * @param arguments by name, without dashes
 * @param place where they stand
 * @param open whether some of them are filled in elsewhere
 */
record ApiServer(KubernetesObject object, Map<String, String> arguments, Node place, boolean open) {

    ApiServer {
        arguments = Map.copyOf(arguments);
    }

    boolean gives(String argument) {
        return !arguments.getOrDefault(argument, "").isEmpty();
    }

    static List<ApiServer> of(Evidence evidence) {
        List<ApiServer> servers = new ArrayList<>();
        for (KubernetesObject pod : evidence.objects("", "Pod")) {
            for (Mapping container : pod.body().each("spec", "containers")) {
                List<Scalar> words = new ArrayList<>(container.scalars("command"));
                words.addAll(container.scalars("args"));
                if (words.stream().anyMatch(word -> word.text().endsWith("kube-apiserver"))) {
                    servers.add(commandLine(pod, container, words));
                }
            }
        }
        for (KubernetesObject configuration : evidence.objects("kubeadm.k8s.io", "ClusterConfiguration")) {
            servers.add(kubeadm(configuration, "apiServer"));
        }
        for (KubernetesObject plane : evidence.objects("controlplane.cluster.x-k8s.io", "KubeadmControlPlane")) {
            servers.add(kubeadm(plane, "spec", "kubeadmConfigSpec", "clusterConfiguration", "apiServer"));
        }
        for (KubernetesObject cluster : evidence.objects("kops.k8s.io", "Cluster")) {
            servers.add(kOps(cluster));
        }
        return servers;
    }

    private static ApiServer commandLine(KubernetesObject pod, Mapping container, List<Scalar> words) {
        Map<String, String> arguments = new HashMap<>();
        boolean open = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            open |= filledIn(word);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                arguments.put(word.substring(2, equals), word.substring(equals + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                arguments.put(word.substring(2), words.get(i + 1).text());
            }
        }
        Node command = container.get("command");
        return new ApiServer(pod, arguments, command == null ? container : command, open);
    }

    private static boolean filledIn(String text) {
        return text.contains("{{") || text.contains("${") || text.contains("$(");
    }

    /** kubeadm's arguments are a mapping up to v1beta3 and a list of names and values from v1beta4 on. */
    private static ApiServer kubeadm(KubernetesObject object, String... path) {
        Mapping server = object.body().mapping(path).orElse(object.body());
        Map<String, String> arguments = new HashMap<>();
        Node given = server.get("extraArgs");
        if (given instanceof Mapping byName) {
            for (Mapping.Entry entry : byName.entries()) {
                byName.text(entry.name()).ifPresent(value -> arguments.put(entry.name(), value));
            }
        }
        for (Mapping argument : server.each("extraArgs")) {
            argument.text("name")
                    .ifPresent(
                            name -> arguments.put(name, argument.text("value").orElse("")));
        }
        Node place = given != null ? given : server;
        return new ApiServer(
                object, arguments, place, arguments.values().stream().anyMatch(ApiServer::filledIn));
    }

    private static ApiServer kOps(KubernetesObject cluster) {
        Map<String, String> arguments = new HashMap<>();
        Mapping server = cluster.body().mapping("spec", "kubeAPIServer").orElse(cluster.body());
        server.text("auditLogPath").ifPresent(path -> arguments.put("audit-log-path", path));
        server.text("auditPolicyFile").ifPresent(path -> arguments.put("audit-policy-file", path));
        server.text("auditWebhookConfigFile").ifPresent(path -> arguments.put("audit-webhook-config-file", path));
        return new ApiServer(
                cluster, arguments, server, arguments.values().stream().anyMatch(ApiServer::filledIn));
    }
}
