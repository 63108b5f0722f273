package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a configuration.
 *
 * @param id as written
 * @param description for people; may be empty
 * @param expression what a secret looks like; null where the path alone decides
 * @param path the files it is asked of; null for all
 * @param secretGroup the group that is the secret; 0 for the first that takes part, or the whole match
 * @param entropy bits per character that a secret must exceed; 0 for any
 * @param unworded a secret does not read like words, as {@link TokenEfficiency} tells
 * @param keywords in lower case; one of them stands in a content, or the rule is not asked
 * @param tags for people
 * @param allowlists what is allowed besides
 * @param required other rules that have to be met nearby
 * @param silent it only serves others as a required rule
 */
public record GitleaksRule(
        String id,
        String description,
        @Nullable Expression expression,
        @Nullable Expression path,
        int secretGroup,
        double entropy,
        boolean unworded,
        List<String> keywords,
        List<String> tags,
        List<Allowlist> allowlists,
        List<Required> required,
        boolean silent) {

    public GitleaksRule {
        keywords = List.copyOf(keywords);
        tags = List.copyOf(tags);
        allowlists = List.copyOf(allowlists);
        required = List.copyOf(required);
    }

    /** Whether it judges a file by its path alone. */
    public boolean byPathOnly() {
        return expression == null;
    }

    void addInOrder(List<String> parts) {
        parts.add("rule " + id);
        parts.add("expression " + expression);
        parts.add("path " + path);
        parts.add("group " + secretGroup + ", entropy " + entropy + ", unworded " + unworded + ", silent " + silent);
        keywords.forEach(keyword -> parts.add("keyword " + keyword));
        required.forEach(other -> parts.add(other.toString()));
        allowlists.forEach(list -> list.addInOrder(parts));
    }

    boolean concerns(@Nullable String file) {
        return path == null || file == null || path.standsIn(file);
    }

    GitleaksRule with(List<Allowlist> more) {
        List<Allowlist> together = new ArrayList<>(allowlists);
        together.addAll(more);
        return new GitleaksRule(
                id,
                description,
                expression,
                path,
                secretGroup,
                entropy,
                unworded,
                keywords,
                tags,
                together,
                required,
                silent);
    }

    /** This rule, with what another of the same id says over it. */
    GitleaksRule overlaidWith(GitleaksRule over) {
        return new GitleaksRule(
                id,
                over.description.isEmpty() ? description : over.description,
                over.expression == null ? expression : over.expression,
                over.path == null ? path : over.path,
                over.secretGroup == 0 ? secretGroup : over.secretGroup,
                over.entropy == 0 ? entropy : over.entropy,
                unworded || over.unworded,
                joined(keywords, over.keywords),
                joined(tags, over.tags),
                joined(allowlists, over.allowlists),
                joined(required, over.required),
                silent || over.silent);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
