package dev.gatehouse.connectors.syntax;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.JsonReader;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.SourceText;
import dev.gatehouse.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML or JSON file of the target.
 *
 * @param path relative to the target's root
 * @param text the file's text; what stands before the fault where it is not UTF-8
 * @param documents those that could be read, in order
 * @param faults why the others could not: {@code LINE:COLUMN message}
 */
public record ParsedFile(String path, String text, List<Node> documents, List<String> faults) {

    private static final YamlReader YAML = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS);
    private static final JsonReader JSON = new JsonReader(Limits.MANIFEST);

    public ParsedFile {
        documents = List.copyOf(documents);
        faults = List.copyOf(faults);
    }

    /** Reads a file, as JSON where its name ends so, else as YAML. */
    public static ParsedFile of(String path, byte[] content) {
        SourceText source = SourceText.of(content, Limits.MANIFEST);
        Problem unreadable = source.problem();
        if (unreadable != null) {
            return new ParsedFile(path, source.text(), List.of(), List.of(told(unreadable)));
        }
        String text = source.text();
        Reading reading = isJson(path) ? JSON.read(text) : YAML.read(text);
        return new ParsedFile(path, text, reading.documents(), faults(text, reading.problems()));
    }

    /** Whether a path names a YAML file. */
    public static boolean isYaml(String path) {
        String name = Listing.nameOf(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Whether a path names a JSON file. */
    public static boolean isJson(String path) {
        return Listing.nameOf(path).toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** The documents that are mappings. */
    public List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        for (Node document : documents) {
            if (document instanceof Mapping mapping) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    /** The faults as problems of some kinds of fact. */
    public List<FileFacts.Problem> problems(Set<FactKind> kinds) {
        return faults.stream()
                .map(fault -> new FileFacts.Problem(fault, kinds, ""))
                .toList();
    }

    private static List<String> faults(String text, List<Problem> problems) {
        Set<String> faults = new LinkedHashSet<>();
        for (Problem problem : problems) {
            faults.add(template(text, problem)
                    .map(place -> place + " a template, not rendered")
                    .orElseGet(() -> told(problem)));
        }
        return List.copyOf(faults);
    }

    private static String told(Problem problem) {
        return problem.line() + ":" + problem.column() + " " + problem.message();
    }

    /**
     * The first template mark of the document that a problem stands in. A problem at the very start of a marker is that
     * the document before it ended too soon.
     */
    private static Optional<TemplateMarks.Place> template(String text, Problem problem) {
        if (!text.contains("{{") && !text.contains("{%")) {
            return Optional.empty();
        }
        int within = problem.column() == 1 ? problem.line() - 1 : problem.line();
        int first = 1;
        int last = Integer.MAX_VALUE;
        int line = 1;
        int start = 0;
        while (start < text.length() && last == Integer.MAX_VALUE) {
            if (text.startsWith("---", start)) {
                if (line <= within) {
                    first = line;
                } else {
                    last = line;
                }
            }
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
            line++;
        }
        return TemplateMarks.first(text, first, last);
    }
}
