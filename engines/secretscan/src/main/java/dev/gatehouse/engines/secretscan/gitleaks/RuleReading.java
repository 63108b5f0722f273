package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/** Reads the rules and allowlists of one file. */
record RuleReading(TomlReading toml) {

    private static final List<String> RULE = List.of(
            "id",
            "description",
            "regex",
            "path",
            "secretGroup",
            "entropy",
            "tokenEfficiency",
            "keywords",
            "tags",
            "allowlist",
            "allowlists",
            "required",
            "skipReport");
    private static final List<String> ALLOWLIST = List.of(
            "description", "condition", "commits", "paths", "regexes", "regexTarget", "stopwords", "targetRules");
    private static final List<String> REQUIRED = List.of("id", "withinLines", "withinColumns");

    /**
     * An allowlist that is no rule's.
     *
     * @param targets ids of the rules that it is for; empty for all
     */
    record Global(Allowlist allowlist, List<String> targets, TomlReading.Place place) {}

    GitleaksRule rule(TomlTable table) {
        toml.known(table, "a rule", RULE);
        String id = toml.text(table, "id").strip();
        if (id.isEmpty()) {
            throw toml.wrong(table, "id", "a rule without an id", "Write id = \"…\", a name that no other rule has.");
        }
        Expression expression = expression(table, "regex");
        Integer group = toml.count(table, "secretGroup");
        if (group != null && expression != null && group > expression.groups()) {
            throw toml.wrong(
                    table,
                    "secretGroup",
                    "`secretGroup` is " + group + ", but the expression has " + expression.groups()
                            + (expression.groups() == 1 ? " group" : " groups"),
                    expression.groups() == 0
                            ? "Put the secret in parentheses, or leave secretGroup out."
                            : "Write a number from 1 to " + expression.groups() + ".");
        }
        return new GitleaksRule(
                id,
                toml.text(table, "description"),
                expression,
                expression(table, "path"),
                group == null ? 0 : group,
                toml.number(table, "entropy"),
                toml.truth(table, "tokenEfficiency"),
                keywords(table),
                toml.texts(table, "tags"),
                allowlists(table, "rules."),
                required(table),
                toml.truth(table, "skipReport"));
    }

    private List<String> keywords(TomlTable table) {
        return toml.texts(table, "keywords").stream()
                .map(TomlReading::lower)
                .filter(k -> !k.isEmpty())
                .distinct()
                .toList();
    }

    List<Global> globals(TomlTable root) {
        List<Global> globals = new ArrayList<>();
        for (TomlTable table : allowlistTables(root, "")) {
            globals.add(new Global(allowlist(table), toml.texts(table, "targetRules"), toml.place(table)));
        }
        return globals;
    }

    private List<Allowlist> allowlists(TomlTable table, String prefix) {
        return allowlistTables(table, prefix).stream().map(this::allowlist).toList();
    }

    private List<TomlTable> allowlistTables(TomlTable table, String prefix) {
        TomlTable older = toml.table(table, "allowlist");
        List<TomlTable> tables = toml.tables(table, "allowlists", "[[" + prefix + "allowlists]]");
        if (older == null) {
            return tables;
        }
        if (!tables.isEmpty()) {
            throw toml.wrong(
                    table,
                    "allowlist",
                    "both [" + prefix + "allowlist] and [[" + prefix + "allowlists]]",
                    "Make each of them [[" + prefix + "allowlists]].");
        }
        return List.of(older);
    }

    private Allowlist allowlist(TomlTable table) {
        toml.known(table, "an allowlist", ALLOWLIST);
        Set<String> commits = new HashSet<>();
        toml.texts(table, "commits").forEach(c -> commits.add(c.strip().toLowerCase(Locale.ROOT)));
        List<Expression> paths = expressions(table, "paths");
        List<Expression> expressions = expressions(table, "regexes");
        List<String> stopwords = toml.texts(table, "stopwords").stream()
                .map(TomlReading::lower)
                .filter(word -> !word.isEmpty())
                .toList();
        if (commits.isEmpty() && paths.isEmpty() && expressions.isEmpty() && stopwords.isEmpty()) {
            throw toml.at(
                    toml.place(table),
                    "an allowlist that allows nothing",
                    "Write commits, paths, regexes or stopwords.");
        }
        return new Allowlist(condition(table), commits, paths, target(table), expressions, stopwords);
    }

    private boolean condition(TomlTable table) {
        String condition = toml.text(table, "condition");
        return switch (condition.toUpperCase(Locale.ROOT)) {
            case "", "OR", "||" -> false;
            case "AND", "&&" -> true;
            default ->
                throw toml.wrong(
                        table,
                        "condition",
                        "`condition` is `" + condition + "`",
                        "Write \"OR\" (the usual) or \"AND\".");
        };
    }

    private Allowlist.Target target(TomlTable table) {
        String target = toml.text(table, "regexTarget");
        return switch (target) {
            case "", "secret" -> Allowlist.Target.SECRET;
            case "match" -> Allowlist.Target.MATCH;
            case "line" -> Allowlist.Target.LINE;
            default ->
                throw toml.wrong(
                        table,
                        "regexTarget",
                        "`regexTarget` is `" + target + "`",
                        "Write \"secret\" (the usual), \"match\" or \"line\".");
        };
    }

    private List<Required> required(TomlTable table) {
        List<Required> required = new ArrayList<>();
        for (TomlTable each : toml.tables(table, "required", "[[rules.required]]")) {
            toml.known(each, "[[rules.required]]", REQUIRED);
            String id = toml.text(each, "id");
            if (id.isEmpty()) {
                throw toml.wrong(
                        each, "id", "[[rules.required]] without an id", "Write id = \"…\", the other rule's id.");
            }
            required.add(new Required(id, toml.count(each, "withinLines"), toml.count(each, "withinColumns")));
        }
        return required;
    }

    private @Nullable Expression expression(TomlTable table, String name) {
        String source = toml.text(table, name);
        if (source.isEmpty()) {
            return null;
        }
        String key = toml.key(table, name);
        return compiled(source, name, toml.place(table, key == null ? name : key));
    }

    private List<Expression> expressions(TomlTable table, String name) {
        List<String> sources = toml.texts(table, name);
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            expressions.add(compiled(sources.get(i), name, toml.place(table, name, i)));
        }
        return expressions;
    }

    private Expression compiled(String source, String name, TomlReading.Place place) {
        try {
            return Expression.of(source);
        } catch (Expression.Unusable unusable) {
            throw toml.at(
                    place,
                    "`" + name + "` is no expression that can be used: " + unusable.getMessage(),
                    "Use the syntax of RE2 (no look-around, no back-references), between ''' and '''.");
        }
    }
}
