package dev.gatehouse.model;

/** The kinds of fact that a rule may need and that coverage speaks of. */
public enum FactKind {
    /** Every file of the target, by path. */
    FILE("file", "files"),
    /** Branches, tags and HEAD. */
    REFERENCE("reference", "branches and tags"),
    COMMIT("commit", "commits"),
    CODE_OWNERS("code-owners", "code owners"),
    SUBMODULE("submodule", "submodules"),
    KUBERNETES_OBJECT("kubernetes-object", "Kubernetes objects"),
    KUSTOMIZATION("kustomization", "Kustomize files"),
    HELM_CHART("helm-chart", "Helm charts and values"),
    /** What a chart or generator outside the target would render to. */
    RENDERED_OBJECT("rendered-object", "objects rendered from charts"),
    /** Workflows, pipelines and the actions they use. */
    PIPELINE("pipeline", "CI pipelines"),
    TERRAFORM("terraform", "Terraform blocks"),
    /** Places where a secret seems to stand in plain text. */
    SECRET_CANDIDATE("secret-candidate", "texts searched for secrets"),
    /** Settings encrypted with SOPS, besides manifests and charts. */
    ENCRYPTED_DOCUMENT("encrypted-document", "encrypted settings"),
    /** Files that people read: policies, templates, records of training. */
    DOCUMENT("document", "documents"),
    /** Settings of an organisation on a forge. */
    ORGANIZATION("organization", "organisation settings"),
    MEMBER("member", "members and their second factors"),
    TEAM("team", "teams"),
    GRANT("grant", "who has access to which repository"),
    INVITATION("invitation", "open invitations"),
    REPOSITORY("repository", "repositories and their settings"),
    BRANCH_PROTECTION("branch-protection", "protected branches"),
    DEPLOY_KEY("deploy-key", "deploy keys"),
    /** Tokens that reach an organisation, never their values. */
    ACCESS_TOKEN("access-token", "access tokens"),
    APP_INSTALLATION("app-installation", "installed apps"),
    WEBHOOK("webhook", "webhooks"),
    /** What a forge's own pipelines deploy to. */
    DEPLOYMENT_ENVIRONMENT("deployment-environment", "deployment environments"),
    /** Secrets that a forge keeps for pipelines, never their values. */
    STORED_SECRET("stored-secret", "stored secrets"),
    RUNNER_GROUP("runner-group", "groups of runners"),
    /** What accounts of an organisation last did there. */
    ACCOUNT_USE("account-use", "when accounts were last used"),
    ACCESS_EVENT("access-event", "access logs"),
    /** Deployments past the gate, as its ledger has them. */
    OVERRIDE("override", "overrides of the gate"),
    /** Who completed which training, and when. */
    TRAINING("training", "training records");

    private final String label;
    private final String plural;

    FactKind(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    /** The name in reports and baselines. */
    public String label() {
        return label;
    }

    /** What a person would call many of them. */
    public String plural() {
        return plural;
    }
}
