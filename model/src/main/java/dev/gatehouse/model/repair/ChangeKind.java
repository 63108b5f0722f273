package dev.gatehouse.model.repair;

import dev.gatehouse.model.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a change is made to. */
public enum ChangeKind {
    /** A setting of an organisation, by its key in a baseline. */
    ORGANIZATION_SETTING("organization-setting", "organisation settings"),
    /** An account in an organisation: its role. */
    MEMBER("member", "members"),
    /** An account that reaches single repositories only. */
    OUTSIDE_COLLABORATOR("outside-collaborator", "outside collaborators"),
    /** An invitation that nobody has accepted yet, by its id. */
    INVITATION("invitation", "invitations"),
    /** A team; on forges whose teams have one permission, that too. */
    TEAM("team", "teams"),
    /** An account in a team; the holder is the team. */
    TEAM_MEMBER("team-member", "team members"),
    /** What a team may do in a repository. */
    TEAM_REPOSITORY("team-repository", "team repositories"),
    /** What an account was given in a repository directly. */
    COLLABORATOR("collaborator", "collaborators"),
    REPOSITORY_SETTING("repository-setting", "repository settings"),
    /** What guards a branch, in words of {@code BranchGuarantee}. */
    BRANCH_PROTECTION("branch-protection", "branch protections"),
    /** A deploy key, by its title. */
    DEPLOY_KEY("deploy-key", "deploy keys"),
    /** A webhook of an organisation or a repository, by its id. */
    WEBHOOK("webhook", "webhooks");

    private final String label;
    private final String plural;

    ChangeKind(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    /** The name in plans. */
    public String label() {
        return label;
    }

    /** What a person would call many of them. */
    public String plural() {
        return plural;
    }

    /** The kinds of fact that have to be seen whole before one is changed. */
    public List<FactKind> needs() {
        return switch (this) {
            case ORGANIZATION_SETTING -> List.of(FactKind.ORGANIZATION);
            case MEMBER, OUTSIDE_COLLABORATOR ->
                List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT, FactKind.REPOSITORY);
            case INVITATION -> List.of(FactKind.INVITATION);
            case TEAM, TEAM_MEMBER -> List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT);
            case TEAM_REPOSITORY, COLLABORATOR ->
                List.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT, FactKind.REPOSITORY);
            case REPOSITORY_SETTING -> List.of(FactKind.REPOSITORY);
            case BRANCH_PROTECTION -> List.of(FactKind.REPOSITORY, FactKind.BRANCH_PROTECTION);
            case DEPLOY_KEY -> List.of(FactKind.REPOSITORY, FactKind.DEPLOY_KEY);
            case WEBHOOK -> List.of(FactKind.REPOSITORY, FactKind.WEBHOOK);
        };
    }

    /** Whether taking one away takes something from someone. */
    public boolean isGrant() {
        return switch (this) {
            case MEMBER,
                    OUTSIDE_COLLABORATOR,
                    INVITATION,
                    TEAM,
                    TEAM_MEMBER,
                    TEAM_REPOSITORY,
                    COLLABORATOR,
                    DEPLOY_KEY -> true;
            case ORGANIZATION_SETTING, REPOSITORY_SETTING, BRANCH_PROTECTION, WEBHOOK -> false;
        };
    }

    public static Optional<ChangeKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
