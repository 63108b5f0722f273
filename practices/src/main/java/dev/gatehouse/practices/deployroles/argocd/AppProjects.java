package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.engines.policycsv.Glob;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.List;
import java.util.Optional;

/**
 * What an AppProject lets its applications deploy: from where, to where, and which kinds outside namespaces. A project
 * that lists nothing lets nothing.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/projects/">Argo CD: Projects</a>
 */
record AppProjects(Rule rule, Opening opening) implements Check {

    private static final Rule SOURCE = Rule.of(Practice.DEPLOY_ROLES, "argocd-project-any-source")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A project deploys from any repository")
            .why("""
                    Whoever can create or change an application of the project can deploy a repository of their own, \
                    which nobody here reviews.""")
            .fix("List the repositories that the project deploys from:")
            .example("""
                    spec:
                      sourceRepos:
                        - https://github.com/acme/deploy.git
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.2", "hipaa:164.312(c)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule DESTINATION = Rule.of(Practice.DEPLOY_ROLES, "argocd-project-any-destination")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A project deploys to any namespace")
            .why("""
                    An application of the project may change every other team's workloads, and those of kube-system \
                    and of Argo CD itself.""")
            .fix("List the clusters and namespaces that belong to the project:")
            .example("""
                    spec:
                      destinations:
                        - server: https://kubernetes.default.svc
                          namespace: shop
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.3", "pci-dss:7.2.2", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule CLUSTER_RESOURCE = Rule.of(Practice.DEPLOY_ROLES, "argocd-project-any-cluster-resource")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A project deploys every kind of cluster resource")
            .why("""
                    ClusterRoleBindings, admission webhooks and custom resource definitions are among them: an \
                    application of the project can give anyone every right.""")
            .fix("List the kinds that the project needs outside namespaces; most need none:")
            .example("""
                    spec:
                      clusterResourceWhitelist:
                        - group: ""
                          kind: Namespace
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    /** Repositories that nobody has listed: one of each kind of address, and one on each forge open to all. */
    private static final List<String> ANYWHERE =
            List.of("https://git.example.net/qzx/vwk.git", "git@git.example.net:qzx/vwk.git");

    private static final List<String> OPEN_TO_ALL = List.of(
            "https://github.com/qzx-vwk/jhy.git",
            "https://gitlab.com/qzx-vwk/jhy.git",
            "https://bitbucket.org/qzx-vwk/jhy.git",
            "git@github.com:qzx-vwk/jhy.git",
            "git@gitlab.com:qzx-vwk/jhy.git");

    /** One thing that a project may leave open. */
    private interface Opening {

        /** The value that opens it, with what comes of it; empty where the project keeps it shut. */
        Optional<Found> in(KubernetesObject project);
    }

    private record Found(Node at, String effect) {}

    static List<Check> checks() {
        return List.of(
                new AppProjects(SOURCE, AppProjects::source),
                new AppProjects(DESTINATION, AppProjects::destination),
                new AppProjects(CLUSTER_RESOURCE, AppProjects::clusterResource));
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (KubernetesObject project : Deployed.objects(evidence, "argoproj.io", "AppProject")) {
            Optional<Found> found = opening.in(project);
            if (found.isPresent()) {
                ruling.fail(
                        project,
                        project.at(found.get().at()),
                        "applications of project " + project.name() + " "
                                + found.get().effect());
            } else if (untold(project)) {
                ruling.unknown(
                        project, project.at("spec"), "it holds a variable, so that what it lets in can't be told");
            } else {
                ruling.pass(project, project.at("spec"), "project " + project.name() + " lists what it lets in");
            }
        }
    }

    /** Whether a project leaves its sources or destinations open, as the built-in project {@code default} does. */
    static boolean open(KubernetesObject project) {
        return source(project).isPresent() || destination(project).isPresent();
    }

    private static boolean untold(KubernetesObject project) {
        return project.body().scalars("spec", "sourceRepos").stream().anyMatch(s -> variable(s.text()))
                || project.body().each("spec", "destinations").stream()
                        .anyMatch(d -> variable(d.text("namespace").orElse("")));
    }

    private static boolean variable(String text) {
        return text.contains("${") || text.contains("{{");
    }

    private static Optional<Found> source(KubernetesObject project) {
        for (Scalar pattern : project.body().scalars("spec", "sourceRepos")) {
            Optional<Glob> glob = Glob.compile(pattern.text());
            if (glob.isPresent() && ANYWHERE.stream().anyMatch(glob.get()::matches)) {
                return Optional.of(new Found(pattern, "deploy from any repository there is"));
            }
            if (glob.isPresent() && OPEN_TO_ALL.stream().anyMatch(glob.get()::matches)) {
                return Optional.of(new Found(
                        pattern, "deploy from anyone's repository on a public forge (" + pattern.text() + ")"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> destination(KubernetesObject project) {
        List<Mapping> destinations = project.body().each("spec", "destinations");
        for (Mapping destination : destinations) {
            Optional<Scalar> namespace = destination.scalar("namespace");
            if (namespace.isPresent() && takesAll(namespace.get().text()) && !kubeSystemDenied(destinations)) {
                String cluster = destination
                        .text("server")
                        .or(() -> destination.text("name"))
                        .orElse("");
                String where = takesAll(cluster) ? "every cluster" : "cluster " + cluster;
                return Optional.of(new Found(namespace.get(), "deploy to every namespace of " + where));
            }
        }
        return Optional.empty();
    }

    private static boolean takesAll(String pattern) {
        Optional<Glob> glob = Glob.compile(pattern);
        return !pattern.startsWith("!")
                && glob.isPresent()
                && glob.get().matches("kube-system")
                && glob.get().matches("qzx-vwk");
    }

    private static boolean kubeSystemDenied(List<Mapping> destinations) {
        return destinations.stream()
                .map(d -> d.text("namespace").orElse(""))
                .filter(n -> n.startsWith("!"))
                .anyMatch(n -> Glob.compile(n.substring(1))
                        .filter(g -> g.matches("kube-system"))
                        .isPresent());
    }

    private static Optional<Found> clusterResource(KubernetesObject project) {
        boolean denied =
                project.body().each("spec", "clusterResourceBlacklist").stream().anyMatch(AppProjects::takesBindings);
        for (Mapping allowed : project.body().each("spec", "clusterResourceWhitelist")) {
            boolean every = takesAll(allowed.text("kind").orElse("")) && takesBindings(allowed);
            if (every && !denied) {
                Node kind = allowed.get("kind");
                return Optional.of(new Found(
                        kind == null ? allowed : kind,
                        "can create any cluster resource, a ClusterRoleBinding to cluster-admin included"));
            }
        }
        return Optional.empty();
    }

    private static boolean takesBindings(Mapping groupAndKind) {
        return matches(groupAndKind.text("group").orElse(""), "rbac.authorization.k8s.io")
                && matches(groupAndKind.text("kind").orElse(""), "ClusterRoleBinding");
    }

    private static boolean matches(String pattern, String text) {
        return Glob.compile(pattern).filter(g -> g.matches(text)).isPresent();
    }
}
