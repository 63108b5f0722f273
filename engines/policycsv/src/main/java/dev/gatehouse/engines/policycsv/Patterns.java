package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a pattern stands for, by either way to read it. Each is compiled once. */
public final class Patterns {

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

    /** Expressions that are found in every text. */
    private static final List<String> ALL = List.of("", ".*", "^.*$", "^.*", ".*$");

    private final MatchMode mode;
    private final Map<String, Optional<Glob>> globs = new ConcurrentHashMap<>();
    private final Map<String, RegexRules.Expression> expressions = new ConcurrentHashMap<>();
    private final Map<String, String> examples = new ConcurrentHashMap<>();

    public Patterns(MatchMode mode) {
        this.mode = mode;
    }

    public MatchMode mode() {
        return mode;
    }

    private Optional<Glob> glob(String pattern) {
        return globs.computeIfAbsent(pattern, Glob::compile);
    }

    private RegexRules.Expression expression(String pattern) {
        return expressions.computeIfAbsent(pattern, RegexRules.Expression::new);
    }

    public boolean isValid(String pattern) {
        return switch (mode) {
            case GLOB -> glob(pattern).isPresent();
            case REGEX -> !expression(pattern).isInvalid();
        };
    }

    public boolean matches(String pattern, String text) {
        return switch (mode) {
            case GLOB -> {
                Optional<Glob> glob = glob(pattern);
                yield glob.isPresent() && glob.get().matches(text);
            }
            case REGEX -> expression(pattern).finds(text);
        };
    }

    /** Whether it stands for more than one text. */
    public boolean isWild(String pattern) {
        return switch (mode) {
            case GLOB -> glob(pattern).filter(glob -> glob.text() == null).isPresent();
            case REGEX -> !(pattern.startsWith("^") && pattern.endsWith("$")) || pattern.contains("*");
        };
    }

    /** Whether all that another pattern stands for is this one's too, as far as it can be told simply. */
    public boolean covers(String wide, String narrow) {
        return switch (mode) {
            case GLOB -> {
                Optional<Glob> wider = glob(wide);
                Optional<Glob> narrower = glob(narrow);
                yield wider.isPresent() && narrower.isPresent() && wider.get().covers(narrower.get());
            }
            case REGEX -> wide.equals(narrow) && isValid(wide) || ALL.contains(wide);
        };
    }

    /** Whether a line speaks of all that another speaks of. */
    public boolean cover(Permission wide, Permission narrow) {
        return covers(wide.object(), narrow.object())
                && covers(wide.action(), narrow.action())
                && covers(wide.resource(), narrow.resource());
    }

    /** How a pattern begins: each pattern that it {@link #covers} begins so too. */
    public String stem(String pattern) {
        return switch (mode) {
            case GLOB -> {
                int end = 0;
                while (end < pattern.length() && "*?[]{}\\".indexOf(pattern.charAt(end)) < 0) {
                    end++;
                }
                yield pattern.substring(0, end);
            }
            case REGEX -> ALL.contains(pattern) ? "" : pattern;
        };
    }

    /** A text that a pattern stands for; of a regular expression a guess. */
    public String example(String pattern) {
        return examples.computeIfAbsent(pattern, this::made);
    }

    private String made(String pattern) {
        return switch (mode) {
            case GLOB -> glob(pattern).map(Glob::example).orElse(pattern);
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
