package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Attributes;
import dev.gatehouse.engines.sigma.source.Problem;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.source.YamlFile;
import dev.gatehouse.engines.sigma.source.YamlNode;
import dev.gatehouse.engines.sigma.source.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the rules of files. A rule that can't be read is a {@link Problem}; the others of its file are read all the
 * same.
 */
public final class RuleReader {

    private static final Set<String> KNOWN = Set.of(
            "title",
            "id",
            "name",
            "taxonomy",
            "status",
            "description",
            "author",
            "date",
            "modified",
            "license",
            "level",
            "scope",
            "action");

    private final List<Rule> rules = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, YamlFile> files = new HashMap<>();

    /**
     * What was read.
     *
     * @param problems why a rule or a document was refused
     * @param warnings what the specification asks for and reading can do without, and what is doubtful
     * @param files by name, for the lines that later problems show
     */
    public record Reading(
            List<Rule> rules, List<Problem> problems, List<Problem> warnings, Map<String, YamlFile> files) {

        public Reading {
            rules = List.copyOf(rules);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            files = Map.copyOf(files);
        }

        /** A refusal as a problem that shows the line it is about. */
        public Problem problem(Refused refused) {
            YamlFile file = files.get(refused.place().file());
            return file == null ? new Problem(refused.place(), refused.reason(), "") : file.problem(refused);
        }
    }

    /** Reads one more file. */
    public void file(String name, byte[] bytes) {
        file(YamlReader.read(name, bytes));
    }

    /** Reads one more file. */
    public void file(String name, String text) {
        file(YamlReader.read(name, text));
    }

    private void file(YamlFile file) {
        files.put(file.name(), file);
        problems.addAll(file.problems());
        Collection collection = new Collection();
        for (YamlNode document : file.documents()) {
            try {
                collection.next(document).ifPresent(rule -> rules.add(rule(rule, file)));
            } catch (Refused refused) {
                problems.add(file.problem(refused));
            }
        }
    }

    /** Everything read so far. */
    public Reading reading() {
        return new Reading(rules, problems, warnings, files);
    }

    /**
     * Reads one selection, as it stands in a {@code detection}.
     *
     * @throws Refused where it is none
     */
    public static Detection.Selection selection(YamlNode node) {
        return DetectionReader.selection(node);
    }

    private Rule rule(YamlNode.Mapping mapping, YamlFile file) {
        Attributes attributes = new Attributes(mapping);
        Metadata metadata = metadata(attributes, file);
        if (attributes.get("correlation").isPresent()) {
            return CorrelationReader.read(metadata, attributes);
        }
        LogSource logSource = logSource(attributes, file);
        if (attributes.get("filter").isPresent()) {
            return filter(metadata, logSource, attributes, file);
        }
        if (attributes.get("detection").isEmpty()) {
            throw new Refused(mapping.place(), "neither `detection` nor `correlation` nor `filter`");
        }
        Detection detection = DetectionReader.read(attributes.required("detection"), "detection", Set.of());
        doubts(file).of(detection);
        return new DetectionRule(metadata, logSource, detection);
    }

    private Rule filter(Metadata metadata, LogSource logSource, Attributes attributes, YamlFile file) {
        YamlNode section = attributes.required("filter");
        Attributes filter = Attributes.of(section, "filter");
        filter.required("rules");
        List<FilterRule.Reference> rules = filter.scalars("rules").stream()
                .map(r -> new FilterRule.Reference(r.text(), r.place()))
                .toList();
        boolean any = rules.size() == 1 && rules.getFirst().rule().equals("any");
        if (rules.isEmpty()) {
            throw new Refused(section.place(), "`rules` names no rule; `any` means all of the log source");
        }
        Detection detection = DetectionReader.read(section, "filter", Set.of("rules"));
        Doubts doubts = doubts(file);
        doubts.of(detection);
        doubts.ofFilter(detection, filter.required("condition").place());
        return new FilterRule(metadata, logSource, rules, any, detection);
    }

    private Metadata metadata(Attributes attributes, YamlFile file) {
        String id = attributes.text("id");
        String name = attributes.text("name");
        String title = attributes.text("title");
        if (title == null) {
            if (id == null && name == null) {
                throw new Refused(attributes.mapping().place(), "`title` is missing");
            }
            warn(attributes, file, "`title` is missing");
        }
        String level = attributes.text("level");
        if (level != null && Level.of(level).isEmpty()) {
            warnings.add(file.problem(
                    attributes.required("level").place(),
                    "`" + level + "` is not a level: informational, low, medium, high or critical"));
        }
        return new Metadata(
                id,
                name,
                title != null ? title : name != null ? name : String.valueOf(id),
                level == null ? null : Level.of(level).orElse(null),
                attributes.text("status"),
                attributes.remark("description"),
                attributes.remarks("tags"),
                attributes.remarks("falsepositives"),
                attributes.remarks("references"),
                attributes.remarks("fields"),
                others(attributes),
                attributes.mapping().place());
    }

    private static Map<String, String> others(Attributes attributes) {
        Map<String, String> others = new HashMap<>();
        for (YamlNode.Entry entry : attributes.mapping().entries()) {
            if (entry.value() instanceof YamlNode.Scalar scalar
                    && !KNOWN.contains(entry.key().text())) {
                others.put(entry.key().text(), scalar.text());
            }
        }
        return others;
    }

    private LogSource logSource(Attributes attributes, YamlFile file) {
        YamlNode node = attributes.get("logsource").orElse(null);
        if (node == null) {
            warn(attributes, file, "`logsource` is missing");
            return LogSource.ANY;
        }
        Attributes logSource = Attributes.of(node, "logsource");
        return new LogSource(logSource.text("category"), logSource.text("product"), logSource.text("service"));
    }

    private Doubts doubts(YamlFile file) {
        return new Doubts((place, doubt) -> warnings.add(file.problem(place, doubt)));
    }

    private void warn(Attributes attributes, YamlFile file, String message) {
        warnings.add(file.problem(attributes.mapping().place(), message));
    }
}
