package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many of what each repository has, a hundred repositories in one question of GraphQL: where there is none, nobody
 * asks which. A number is believed only where the token administers the repository, since others are told none of what
 * they may not see. What could not be counted is asked for one by one.
 *
 * @see <a href="https://docs.github.com/graphql/reference/objects#repository">Repository</a>
 */
final class RepositoryCounts {

    static final String DEPLOY_KEYS = "deployKeys";
    static final String ENVIRONMENTS = "environments";
    static final String CLASSIC_RULES = "branchProtectionRules";
    static final String RULESETS = "rulesets";
    static final String COLLABORATORS = "collaborators";

    private static final List<String> COUNTED =
            List.of(DEPLOY_KEYS, ENVIRONMENTS, CLASSIC_RULES, RULESETS, COLLABORATORS);

    private static final String QUERY = """
            query Counts($login: String!, $after: String) {
              organization(login: $login) {
                repositories(first: 100, after: $after) {
                  pageInfo { hasNextPage endCursor }
                  nodes {
                    nameWithOwner
                    viewerPermission
                    isEmpty
                    hasVulnerabilityAlertsEnabled
                    deployKeys { totalCount }
                    environments { totalCount }
                    branchProtectionRules { totalCount }
                    rulesets(includeParents: true) { totalCount }
                    collaborators(affiliation: DIRECT) { totalCount }
                    defaultBranchRef {
                      rules(first: 50) {
                        totalCount
                        nodes {
                          type
                          parameters {
                            ... on PullRequestParameters {
                              requiredApprovingReviewCount
                              dismissStaleReviewsOnPush
                              requireCodeOwnerReview
                              requireLastPushApproval
                              requiredReviewThreadResolution
                            }
                            ... on RequiredStatusChecksParameters {
                              strictRequiredStatusChecksPolicy
                              requiredStatusChecks { context }
                            }
                          }
                          repositoryRuleset { databaseId source { __typename } }
                        }
                      }
                    }
                  }
                }
              }
            }""";

    private static final int MOST_PAGES = 1_000;

    private final Map<String, Json> administered = new HashMap<>();

    private RepositoryCounts() {}

    static RepositoryCounts read(GitHub github) {
        RepositoryCounts counts = new RepositoryCounts();
        Map<String, String> variables = new HashMap<>(Map.of("login", github.organization()));
        Set<String> asked = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            if (!(github.query(QUERY, variables) instanceof Answer.Seen<Json>(Json answer))) {
                return counts;
            }
            Json repositories = answer.get("data").get("organization").get("repositories");
            repositories.each("nodes").forEach(counts::learn);
            Optional<String> next = repositories.get("pageInfo").word("endCursor");
            boolean more = repositories.get("pageInfo").truth("hasNextPage").orElse(false);
            if (!more || next.isEmpty() || !asked.add(next.get())) {
                return counts;
            }
            variables.put("after", next.get());
        }
        return counts;
    }

    private void learn(Json node) {
        boolean administers =
                node.word("viewerPermission").filter("ADMIN"::equals).isPresent();
        node.word("nameWithOwner").filter(_ -> administers).ifPresent(name -> administered.put(name, node));
    }

    /** Whether a repository is known to have none of something. */
    boolean none(String repository, String counted) {
        Json node = administered.get(repository);
        return COUNTED.contains(counted)
                && node != null
                && node.get(counted)
                        .number("totalCount")
                        .filter(count -> count == 0)
                        .isPresent();
    }

    /** The rules of rulesets on a repository's default branch; empty where not all of them were told. */
    Optional<List<BranchRule>> rules(String repository) {
        Json node = administered.get(repository);
        Json rules =
                node == null ? Json.nothing() : node.get("defaultBranchRef").get("rules");
        List<BranchRule> told = rules.each("nodes").stream()
                .flatMap(rule -> BranchRule.ofGraph(rule).stream())
                .toList();
        return rules.number("totalCount").filter(count -> count == told.size()).map(_ -> told);
    }

    /** Whether a repository is known to have no commit. */
    boolean empty(String repository) {
        Json node = administered.get(repository);
        return node != null && node.truth("isEmpty").orElse(false);
    }

    /** Whether a repository's dependencies are watched, where that was told. */
    Optional<Boolean> alerts(String repository) {
        Json node = administered.get(repository);
        return node == null ? Optional.empty() : node.truth("hasVulnerabilityAlertsEnabled");
    }
}
