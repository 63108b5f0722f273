package dev.gatehouse.engines.secretscan.gitleaks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tomlj.TomlTable;

/** Reads a gitleaks configuration and what it extends, at most two files deep. */
public final class ConfigurationReader {

    private static final int DEEPEST = 2;
    private static final int LARGEST = (4 << 20) + 1;
    private static final List<String> TOP =
            List.of("title", "description", "minVersion", "extend", "rules", "allowlist", "allowlists");
    private static final List<String> EXTEND = List.of("useDefault", "path", "url", "disabledRules");

    private final Predicate<String> isStandard;
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final Map<String, GitleaksRule> rules = new LinkedHashMap<>();
    private final Map<String, TomlPlace> places = new LinkedHashMap<>();
    private final List<Allowlist> allowlists = new ArrayList<>();
    private final Map<String, List<Allowlist>> ofStandard = new LinkedHashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private boolean standard;

    /** Where a thing was written, for what can only be told once all is read. */
    record TomlPlace(TomlReading reading, TomlReading.Place place) {}

    private ConfigurationReader(Predicate<String> isStandard) {
        this.isStandard = isStandard;
    }

    /**
     * Reads a file.
     *
     * @param standardDetectors ids of the detectors that {@code useDefault} stands for
     * @throws InvalidConfiguration where it can't be used as it is
     * @throws IOException where it can't be read
     */
    public static GitleaksConfiguration read(Path file, Set<String> standardDetectors) throws IOException {
        ConfigurationReader reader = new ConfigurationReader(isStandard(standardDetectors));
        reader.read(file, file.toString(), 0, Set.of());
        return reader.assembled();
    }

    /**
     * Reads a text.
     *
     * @param name what stands for its file in messages; the files that it extends are sought from the current folder
     * @param standardDetectors ids of the detectors that {@code useDefault} stands for
     * @throws InvalidConfiguration where it can't be used as it is
     * @throws IOException where a file that it extends can't be read
     */
    public static GitleaksConfiguration read(String name, byte[] content, Set<String> standardDetectors)
            throws IOException {
        ConfigurationReader reader = new ConfigurationReader(isStandard(standardDetectors));
        reader.read(content, Path.of(name), name, 0, Set.of());
        return reader.assembled();
    }

    private static Predicate<String> isStandard(Set<String> standardDetectors) {
        return id -> standardDetectors.contains(id) || StandardIds.isGitleaksNameOfAny(id, standardDetectors);
    }

    private void read(Path file, String name, int depth, Set<String> disabledBy) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST);
        }
        files.add(file.toAbsolutePath().normalize());
        read(content, file, name, depth, disabledBy);
    }

    private void read(byte[] content, Path file, String name, int depth, Set<String> disabledBy) throws IOException {
        TomlReading reading = TomlReading.of(name, content, warnings);
        TomlTable root = reading.root();
        reading.known(root, "a configuration", TOP);
        RuleReading ruleReading = new RuleReading(reading);
        Map<String, GitleaksRule> ofFile = new LinkedHashMap<>();
        for (TomlTable table : reading.tables(root, "rules", "[[rules]]")) {
            GitleaksRule rule = ruleReading.rule(table);
            if (ofFile.put(rule.id(), rule) != null) {
                warnings.add(name + ": two rules `" + rule.id() + "`; the later one holds");
            }
            places.putIfAbsent(rule.id(), new TomlPlace(reading, reading.place(table)));
        }
        ofFile.keySet().removeAll(disabledBy);
        ofFile.forEach((id, rule) -> {
            GitleaksRule over = rules.get(id);
            rules.put(id, over == null ? rule : rule.overlaidWith(over));
        });
        List<RuleReading.Global> globals = ruleReading.globals(root);
        TomlTable extend = reading.table(root, "extend");
        if (extend != null && depth < DEEPEST) {
            extend(reading, extend, file, depth);
        }
        for (RuleReading.Global global : globals) {
            if (global.targets().isEmpty()) {
                allowlists.add(global.allowlist());
            }
            for (String target : global.targets()) {
                target(target, global, reading);
            }
        }
    }

    private void target(String id, RuleReading.Global global, TomlReading reading) {
        GitleaksRule rule = rules.get(id);
        if (rule != null && !(rule.expression() == null && rule.path() == null)) {
            rules.put(id, rule.with(List.of(global.allowlist())));
        } else if (standard && isStandard.test(id)) {
            ofStandard.computeIfAbsent(id, unseen -> new ArrayList<>()).add(global.allowlist());
        } else if (!standard) {
            throw reading.at(
                    global.place(),
                    "`targetRules` names `" + id + "`, which is no rule here",
                    "Name a rule of this configuration, or set [extend] useDefault = true.");
        } else {
            warnings.add("`targetRules` names `" + id + "`, which is no rule here; that part is passed over");
        }
    }

    private void extend(TomlReading reading, TomlTable extend, Path file, int depth) throws IOException {
        reading.known(extend, "[extend]", EXTEND);
        boolean useDefault = reading.truth(extend, "useDefault");
        String path = reading.text(extend, "path");
        if (useDefault && !path.isEmpty()) {
            throw reading.wrong(
                    extend,
                    "path",
                    "[extend] has both useDefault and path",
                    "Keep one here; the file that path names may have the other.");
        }
        List<String> without = reading.texts(extend, "disabledRules");
        if (useDefault) {
            standard = true;
            disabled.addAll(without);
            for (String id : without) {
                if (!isStandard.test(id)) {
                    warnings.add("[extend] disabledRules names `" + id
                            + "`, which is none of our standard detectors: nothing to disable");
                }
            }
        } else if (!path.isEmpty()) {
            Path other = found(path, file, reading, extend);
            Set<String> disabledThere = new HashSet<>(without);
            read(other, path, depth + 1, disabledThere);
            disabled.addAll(without);
        }
    }

    /** As gitleaks does relative to the working folder; else beside the file that names it. */
    private static Path found(String path, Path file, TomlReading reading, TomlTable extend) {
        try {
            Path given = Path.of(path);
            Path parent = file.toAbsolutePath().getParent();
            Path beside = parent == null ? given : parent.resolve(given);
            for (Path candidate : List.of(given, beside)) {
                if (Files.isRegularFile(candidate)) {
                    return candidate;
                }
            }
        } catch (InvalidPathException noPath) {
            // Falls through to the same answer: there is no such file.
        }
        throw reading.wrong(
                extend,
                "path",
                "[extend] names a file that is not there: " + path,
                "The path is relative to the working folder, or to the folder of this file.");
    }

    private GitleaksConfiguration assembled() {
        List<GitleaksRule> own = new ArrayList<>();
        for (GitleaksRule rule : rules.values()) {
            if (rule.expression() == null && rule.path() == null) {
                overlay(rule);
            } else {
                own.add(rule);
                if (standard && isStandard.test(rule.id())) {
                    disabled.add(rule.id());
                }
            }
        }
        for (GitleaksRule rule : own) {
            for (Required required : rule.required()) {
                if (own.stream().noneMatch(r -> r.id().equals(required.rule()))) {
                    throw at(
                            rule.id(),
                            "rule `" + rule.id() + "` requires `" + required.rule() + "`, which is no rule here",
                            "Name a rule of this configuration in [[rules.required]] id.");
                }
            }
        }
        return new GitleaksConfiguration(own, standard, disabled, ofStandard, allowlists, files, warnings);
    }

    private void overlay(GitleaksRule rule) {
        if (!standard || !isStandard.test(rule.id())) {
            throw at(
                    rule.id(),
                    "rule `" + rule.id() + "` has neither regex nor path: it can find nothing",
                    standard
                            ? "Write regex = '''…''', or the id of a standard detector (gatehouse secrets rules)."
                            : "Write regex = '''…''' or path = '''…''', or set [extend] useDefault = true.");
        }
        ofStandard.computeIfAbsent(rule.id(), unseen -> new ArrayList<>()).addAll(rule.allowlists());
    }

    private InvalidConfiguration at(String id, String message, String advice) {
        TomlPlace place = places.get(id);
        if (place == null) {
            throw new IllegalStateException(message);
        }
        return place.reading().at(place.place(), message, advice);
    }
}
