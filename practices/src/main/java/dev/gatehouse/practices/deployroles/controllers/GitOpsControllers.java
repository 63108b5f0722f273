package dev.gatehouse.practices.deployroles.controllers;

import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The service accounts that Argo CD and Flux themselves run as. */
public final class GitOpsControllers {

    private static final List<String> ARGO_CD = List.of(
            "argocd-application-controller",
            "argocd-applicationset-controller",
            "argocd-commit-server",
            "argocd-dex-server",
            "argocd-image-updater",
            "argocd-notifications-controller",
            "argocd-redis",
            "argocd-repo-server",
            "argocd-server");

    private static final Set<String> FLUX = Set.of(
            "flux-operator",
            "helm-controller",
            "image-automation-controller",
            "image-reflector-controller",
            "kustomize-controller",
            "notification-controller",
            "source-controller",
            "source-watcher");

    private GitOpsControllers() {}

    /** The product that a service account belongs to. */
    public static Optional<String> product(Grantee grantee) {
        return grantee.type() == Grantee.Type.SERVICE_ACCOUNT
                ? product(grantee.namespace(), grantee.name())
                : Optional.empty();
    }

    /** The product whose controller runs under a name in a namespace. */
    public static Optional<String> product(String namespace, String name) {
        if (ARGO_CD.stream().anyMatch(n -> name.equals(n) || name.endsWith("-" + n))) {
            return Optional.of("Argo CD");
        }
        // k3s has a helm-controller of its own, in kube-system.
        boolean ofFlux =
                namespace.isEmpty() || namespace.toLowerCase(Locale.ROOT).contains("flux");
        return ofFlux && FLUX.contains(name) ? Optional.of("Flux") : Optional.empty();
    }

    /** Whether a controller holds rights over everything in the cluster by a grant. */
    public static boolean administers(Grant grant) {
        return grant.clusterWide()
                && product(grant.grantee()).isPresent()
                && (grant.role().isClusterAdmin()
                        || grant.rules().stream().anyMatch(GitOpsControllers::writesEverything));
    }

    private static boolean writesEverything(PolicyRule rule) {
        return rule.groups().contains(PolicyRule.ALL)
                && rule.resources().contains(PolicyRule.ALL)
                && rule.names().isEmpty()
                && (rule.coversVerb("patch") || rule.coversVerb("update") || rule.coversVerb("create"));
    }
}
