import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Writes a GitOps repository of a given number of manifest files, the same for the same number.
 *
 * <p>{@code java bench/GenerateRepository.java FOLDER FILES}
 */
final class GenerateRepository {

    private static final List<String> PLACES = List.of("production", "staging", "sandbox");

    private GenerateRepository() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        int files = Integer.parseInt(arguments[1]);
        Random random = new Random(42);
        for (int i = 0; i < files; i++) {
            String place = PLACES.get(i % PLACES.size());
            String name = "app-" + i / 6;
            Path file = root.resolve("clusters/" + place + "/" + name + "/" + kind(i) + "-" + i + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, manifest(i, name, place, random));
        }
        Files.createDirectories(root.resolve(".github/workflows"));
        Files.writeString(root.resolve(".github/workflows/build.yaml"), """
                name: build
                on: [pull_request]
                permissions: {contents: read}
                jobs:
                  build:
                    runs-on: ubuntu-24.04
                    steps:
                      - uses: actions/checkout@v4
                      - run: make
                """);
    }

    private static String kind(int i) {
        return List.of("deployment", "service", "config", "rbac", "release", "policy").get(i % 6);
    }

    private static String manifest(int i, String name, String namespace, Random random) {
        return switch (i % 6) {
            case 0 -> deployment(name, namespace, random);
            case 1 -> """
                    apiVersion: v1
                    kind: Service
                    metadata:
                      name: %s
                      namespace: %s
                    spec:
                      type: ClusterIP
                      selector: {app: %s}
                      ports:
                        - {name: http, port: 80, targetPort: 8080}
                    """.formatted(name, namespace, name);
            case 2 -> config(name, namespace, random);
            case 3 -> """
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: Role
                    metadata: {name: %1$s, namespace: %2$s}
                    rules:
                      - apiGroups: [""]
                        resources: [configmaps, pods]
                        verbs: [get, list, watch]
                    ---
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: RoleBinding
                    metadata: {name: %1$s, namespace: %2$s}
                    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                    subjects:
                      - {kind: ServiceAccount, name: %1$s, namespace: %2$s}
                    """.formatted(name, namespace);
            case 4 -> """
                    apiVersion: helm.toolkit.fluxcd.io/v2
                    kind: HelmRelease
                    metadata: {name: %1$s, namespace: %2$s}
                    spec:
                      interval: 1h
                      chart:
                        spec:
                          chart: %1$s
                          version: "%3$d.%4$d.0"
                          sourceRef: {kind: HelmRepository, name: charts}
                      values:
                        image: {repository: registry.example.com/%1$s, tag: "1.%4$d.0"}
                        replicas: 2
                    """.formatted(name, namespace, 1 + random.nextInt(9), random.nextInt(30));
            default -> """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata:
                      name: %1$s
                      namespace: %2$s
                    spec:
                      podSelector:
                        matchLabels: {app: %1$s}
                      policyTypes: [Ingress]
                      ingress:
                        - from:
                            - namespaceSelector:
                                matchLabels: {name: ingress}
                          ports: [{port: 8080}]
                    """.formatted(name, namespace);
        };
    }

    private static String deployment(String name, String namespace, Random random) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %2$s
                  labels:
                    app.kubernetes.io/name: %1$s
                    app.kubernetes.io/part-of: bench
                spec:
                  replicas: 3
                  selector:
                    matchLabels:
                      app: %1$s
                  template:
                    metadata:
                      labels:
                        app: %1$s
                    spec:
                      serviceAccountName: %1$s
                      containers:
                        - name: main
                          image: registry.example.com/%1$s:1.%3$d.0
                          ports:
                            - containerPort: 8080
                          env:
                            - name: LOG_LEVEL
                              value: info
                            - name: DATABASE_PASSWORD
                              valueFrom:
                                secretKeyRef: {name: %1$s, key: password}
                          resources:
                            requests: {cpu: 100m, memory: 128Mi}
                            limits: {memory: 256Mi}
                          readinessProbe:
                            httpGet: {path: /ready, port: 8080}
                          securityContext:
                            runAsNonRoot: true
                            allowPrivilegeEscalation: false
                """.formatted(name, namespace, random.nextInt(30));
    }

    private static String config(String name, String namespace, Random random) {
        StringBuilder config = new StringBuilder("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: %s
                data:
                  application.properties: |
                """.formatted(name, namespace));
        for (int line = 0; line < 60; line++) {
            config.append("    setting.number.").append(line).append('=').append(random.nextInt(1_000_000)).append('\n');
        }
        return config.toString();
    }
}
