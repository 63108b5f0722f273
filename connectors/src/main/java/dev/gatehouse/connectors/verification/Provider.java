package dev.gatehouse.connectors.verification;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A service that can be asked. Each question reads who the caller is, and changes nothing.
 *
 * @see <a href="https://docs.github.com/en/rest/users/users#get-the-authenticated-user">GitHub</a>
 * @see <a href="https://docs.gitlab.com/api/personal_access_tokens/">GitLab</a>
 * @see <a href="https://docs.slack.dev/reference/methods/auth.test/">Slack</a>
 * @see <a href="https://docs.stripe.com/api/balance/balance_retrieve">Stripe</a>
 * @see <a href="https://huggingface.co/docs/hub/api">Hugging Face</a>
 * @see <a href="https://docs.digitalocean.com/reference/api/">DigitalOcean</a>
 */
enum Provider {
    GITHUB("github", "https://api.github.com", "/user", "github-", true),
    GITLAB("gitlab", "https://gitlab.com", "/api/v4/personal_access_tokens/self", "gitlab-pat", true),
    SLACK("slack", "https://slack.com", "/api/auth.test", "slack-token slack-bot slack-user slack-legacy", false),
    STRIPE("stripe", "https://api.stripe.com", "/v1/balance", "stripe-", false),
    HUGGING_FACE("hugging-face", "https://huggingface.co", "/api/whoami-v2", "hugging-face- huggingface-", false),
    DIGITAL_OCEAN("digitalocean", "https://api.digitalocean.com", "/v2/account", "digitalocean-", false);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String label;
    private final URI usual;
    private final String path;
    /** How the detectors' ids begin, with spaces between. */
    private final String detectors;

    private final boolean selfHosted;

    Provider(String label, String usual, String path, String detectors, boolean selfHosted) {
        this.label = label;
        this.usual = URI.create(usual);
        this.path = path;
        this.detectors = detectors;
        this.selfHosted = selfHosted;
    }

    /** The name on the command line. */
    String label() {
        return label;
    }

    /** Where it is unless told otherwise. */
    URI usual() {
        return usual;
    }

    /** Whether others run it too, so that a refusal says nothing of their instances. */
    boolean selfHosted() {
        return selfHosted;
    }

    /** The service that takes what a detector finds. */
    static Optional<Provider> of(String detector) {
        for (Provider provider : values()) {
            if (Arrays.stream(provider.detectors.split(" ", -1)).anyMatch(detector::startsWith)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    static Optional<Provider> ofLabel(String label) {
        for (Provider provider : values()) {
            if (provider.label.equals(label)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /**
     * The question.
     *
     * @param base where it is, without a slash at the end
     * @throws IllegalArgumentException where the secret can't stand in a header; the message may hold it
     */
    HttpRequest question(String base, String secret) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        return switch (this) {
            case GITLAB -> request.header("PRIVATE-TOKEN", secret).GET().build();
            case SLACK ->
                request.header("Authorization", "Bearer " + secret)
                        .POST(BodyPublishers.noBody())
                        .build();
            case GITHUB, STRIPE, HUGGING_FACE, DIGITAL_OCEAN ->
                request.header("Authorization", "Bearer " + secret).GET().build();
        };
    }

    /** What an answer says. */
    Answer.State judged(int status, String body) {
        if (this == SLACK && status == OK) {
            String plain = body.replaceAll("\\s", "");
            if (plain.contains("\"ok\":true")) {
                return Answer.State.LIVE;
            }
            boolean refused = List.of("invalid_auth", "token_revoked", "token_expired", "account_inactive").stream()
                    .anyMatch(plain::contains);
            return refused ? Answer.State.REFUSED : Answer.State.UNTOLD;
        }
        return switch (status) {
            case OK -> Answer.State.LIVE;
            case UNAUTHORIZED -> Answer.State.REFUSED;
            // The secret is known, but not for this question.
            case FORBIDDEN -> this == GITLAB || this == STRIPE ? Answer.State.LIVE : Answer.State.UNTOLD;
            default -> Answer.State.UNTOLD;
        };
    }
}
