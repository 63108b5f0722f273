package dev.gatehouse.model.judgement;

import java.util.Arrays;
import java.util.Optional;

/** The nine practices, in the order in which every report shows them. */
public enum Practice {
    TWO_FACTOR(1, "twofactor", "Two-factor authentication"),
    REPOSITORY_ACCESS(2, "repositoryaccess", "Repository access"),
    ACCESS_LOG(3, "accesslog", "Access-log review"),
    DEPLOY_ROLES(4, "deployroles", "Deployment roles"),
    SSH_ACCESS(5, "sshaccess", "SSH access"),
    SECRETS(6, "secrets", "Secrets"),
    UPDATES(7, "updates", "Updates"),
    COMPLIANCE(8, "compliance", "Compliance"),
    AWARENESS(9, "awareness", "Awareness training");

    private final int number;
    private final String slug;
    private final String title;

    Practice(int number, String slug, String title) {
        this.number = number;
        this.slug = slug;
        this.title = title;
    }

    /** 1 to 9. */
    public int number() {
        return number;
    }

    /** The first part of its rules' ids, and its package's name. */
    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public static Optional<Practice> ofSlug(String slug) {
        return Arrays.stream(values()).filter(p -> p.slug.equals(slug)).findFirst();
    }
}
