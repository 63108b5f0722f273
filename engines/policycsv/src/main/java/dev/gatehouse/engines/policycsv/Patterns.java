package dev.gatehouse.engines.policycsv;

import java.util.List;
import java.util.Optional;

/** What a pattern stands for, by either way to read it. */
public record Patterns(MatchMode mode) {

    /** What Argo CD asks about, with names where it goes on with names. */
    private static final List<String> ACTIONS = List.of(
            "get",
            "create",
            "update",
            "update/apps/Deployment/qzx/qzx",
            "delete",
            "delete/apps/Deployment/qzx/qzx",
            "sync",
            "rollback",
            "override",
            "action/apps/Deployment/restart",
            "invoke");

    public boolean isValid(String pattern) {
        return switch (mode) {
            case GLOB -> Glob.compile(pattern).isPresent();
            case REGEX -> RegexRules.isValid(pattern);
        };
    }

    public boolean matches(String pattern, String text) {
        return switch (mode) {
            case GLOB ->
                Glob.compile(pattern).filter(glob -> glob.matches(text)).isPresent();
            case REGEX -> RegexRules.finds(pattern, text);
        };
    }

    /** Whether it stands for more than one text. */
    public boolean isWild(String pattern) {
        return switch (mode) {
            case GLOB ->
                Glob.compile(pattern).filter(glob -> glob.text() == null).isPresent();
            case REGEX -> !(pattern.startsWith("^") && pattern.endsWith("$")) || pattern.contains("*");
        };
    }

    /** Whether all that another pattern stands for is this one's too, as far as it can be told simply. */
    public boolean covers(String wide, String narrow) {
        return switch (mode) {
            case GLOB -> {
                Optional<Glob> wider = Glob.compile(wide);
                Optional<Glob> narrower = Glob.compile(narrow);
                yield wider.isPresent() && narrower.isPresent() && wider.get().covers(narrower.get());
            }
            case REGEX ->
                wide.equals(narrow) && isValid(wide)
                        || List.of("", ".*", "^.*$", "^.*", ".*$").contains(wide);
        };
    }

    /** A text that a pattern stands for; of a regular expression a guess. */
    public String example(String pattern) {
        return switch (mode) {
            case GLOB -> Glob.compile(pattern).map(Glob::example).orElse(pattern);
            case REGEX -> {
                String text = pattern.startsWith("^") ? pattern.substring(1) : pattern;
                text = text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
                yield text.replace("[^/]+", "qzx")
                        .replace("[^/]*", "qzx")
                        .replace(".*", "qzx")
                        .replace(".+", "qzx")
                        .replace("\\", "");
            }
        };
    }

    /** The kinds of thing that a pattern reaches. */
    public List<String> resources(String pattern) {
        return BuiltInPolicy.RESOURCES.stream().filter(r -> matches(pattern, r)).toList();
    }

    /** The verbs that a pattern reaches, with made-up names behind those that have some. */
    public List<String> actions(String pattern) {
        List<String> known = ACTIONS.stream().filter(a -> matches(pattern, a)).toList();
        return known.isEmpty() ? List.of(example(pattern)) : known;
    }
}
