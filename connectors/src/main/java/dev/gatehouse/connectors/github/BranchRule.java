package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.Told;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule of a ruleset that is in force on a branch. GitHub's two APIs name the same things differently:
 * {@code require_code_owner_review} is {@code requireCodeOwnerReview} to the other.
 *
 * @param type as REST has it: {@code pull_request}
 * @param ruleset the number of the ruleset
 * @param ofOrganization whether that is the organisation's
 */
record BranchRule(String type, String ruleset, boolean ofOrganization, Json parameters) {

    private static final String UNREAD = "GitHub's answer lacks it";

    /** As REST tells it; empty where it does not say what it asks. */
    static Optional<BranchRule> ofRest(Json rule) {
        boolean ofRepository =
                rule.word("ruleset_source_type").filter("Repository"::equals).isPresent();
        return rule.word("type")
                .flatMap(type -> rule.number("ruleset_id")
                        .map(id -> new BranchRule(type, String.valueOf(id), !ofRepository, rule.get("parameters"))));
    }

    /** As GraphQL tells it; empty where it does not say what it asks. */
    static Optional<BranchRule> ofGraph(Json rule) {
        Json ruleset = rule.get("repositoryRuleset");
        Optional<String> source = ruleset.get("source").word("__typename");
        return source.flatMap(from -> rule.word("type")
                .flatMap(type -> ruleset.number("databaseId")
                        .map(id -> new BranchRule(
                                type.toLowerCase(Locale.ROOT),
                                String.valueOf(id),
                                !from.equals("Repository"),
                                rule.get("parameters")))));
    }

    Told<String> truth(String field) {
        return Told.of(field(field).truth().map(String::valueOf), UNREAD);
    }

    Told<String> number(String field) {
        String name = parameters.has(field) ? field : joined(field);
        return Told.of(parameters.number(name).map(String::valueOf), UNREAD);
    }

    Optional<List<Json>> items(String field) {
        return field(field).items();
    }

    private Json field(String field) {
        return parameters.get(parameters.has(field) ? field : joined(field));
    }

    private static String joined(String field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
