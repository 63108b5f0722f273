package dev.gatehouse.model.access;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of log that are read. */
public enum LogKind {
    GITHUB_AUDIT("github-audit", "github", "GitHub audit log"),
    GITHUB_WEBHOOK("github-webhook", "github", "GitHub webhook deliveries"),
    GITLAB_AUDIT("gitlab-audit", "gitlab", "GitLab audit events"),
    GITLAB_WEBHOOK("gitlab-webhook", "gitlab", "GitLab webhook deliveries"),
    GITEA("gitea", "gitea", "Gitea or Forgejo log"),
    GITEA_WEBHOOK("gitea-webhook", "gitea", "Gitea or Forgejo webhook deliveries"),
    ARGO_CD("argocd", "argocd", "Argo CD log"),
    FLUX("flux", "flux", "Flux events and logs"),
    KUBERNETES_AUDIT("kubernetes-audit", "kubernetes", "Kubernetes audit log"),
    KUBERNETES_EVENTS("kubernetes-events", "kubernetes", "Kubernetes Events"),
    CLOUDTRAIL("cloudtrail", "aws", "AWS CloudTrail log"),
    OPENSSH("openssh", "ssh", "OpenSSH log"),
    VAULT("vault", "vault", "Vault audit device"),
    TELEPORT("teleport", "teleport", "Teleport audit log");

    private final String label;
    private final String system;
    private final String title;

    LogKind(String label, String system, String title) {
        this.label = label;
        this.system = system;
        this.title = title;
    }

    /** The name on the command line and in reports. */
    public String label() {
        return label;
    }

    /** The system whose accounts it names, as {@code people.accounts} of the baseline does. */
    public String system() {
        return system;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    public static Optional<LogKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
    }
}
