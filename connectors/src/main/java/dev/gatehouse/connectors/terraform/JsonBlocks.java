package dev.gatehouse.connectors.terraform;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.yaml.JsonReader;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a file in Terraform's JSON syntax into the same facts as native syntax gives.
 *
 * <p>JSON does not tell a nested block from an attribute. A list of objects is the same either way; a lone object is
 * taken for a block, and becomes a list of one, where its key is the name of a block that resources are known to have.
 */
final class JsonBlocks {

    private static final Map<String, Integer> LABELS = Map.of(
            "resource",
            2,
            "data",
            2,
            "ephemeral",
            2,
            "provider",
            1,
            "variable",
            1,
            "output",
            1,
            "module",
            1,
            "check",
            1);

    private static final Set<String> BLOCKS = Set.of(
            "actor",
            "allow",
            "allowed_to_merge",
            "allowed_to_push",
            "allowed_to_unprotect",
            "branch_name_pattern",
            "bypass_actors",
            "conditions",
            "deny",
            "egress",
            "event_selector",
            "advanced_event_selector",
            "ingress",
            "lifecycle",
            "log_config",
            "pull_request",
            "ref_name",
            "required_check",
            "required_pull_request_reviews",
            "required_status_checks",
            "restrict_pushes",
            "restrictions",
            "rules",
            "security_and_analysis",
            "security_rule");

    private final String path;

    JsonBlocks(String path) {
        this.path = path;
    }

    FileFacts read(byte[] content) {
        Reading reading = new JsonReader(Limits.MANIFEST).read(content);
        List<TerraformBlock> facts = new ArrayList<>();
        List<FileFacts.Problem> problems = problems(reading);
        for (Node root : reading.documents()) {
            for (Mapping mapping : mappings(root, problems)) {
                for (Mapping.Entry entry : mapping.entries()) {
                    if (!entry.name().equals("//")) {
                        int labels = LABELS.getOrDefault(entry.name(), 0);
                        blocks(entry.name(), List.of(), labels, entry.key(), entry.value(), facts, problems);
                    }
                }
            }
        }
        return new FileFacts("", List.copyOf(facts), problems);
    }

    /** A file of variables: strings are no templates there. */
    FileFacts readVariables(byte[] content) {
        Reading reading = new JsonReader(Limits.MANIFEST).read(content);
        List<TerraformBlock> facts = new ArrayList<>();
        List<FileFacts.Problem> problems = problems(reading);
        for (Node root : reading.documents()) {
            if (root instanceof Mapping mapping) {
                facts.add(fact("tfvars", List.of(), mapping));
            } else {
                problems.add(TerraformReader.problem(root.line(), root.column(), "an object is expected"));
            }
        }
        return new FileFacts("", List.copyOf(facts), problems);
    }

    private static List<FileFacts.Problem> problems(Reading reading) {
        List<FileFacts.Problem> problems = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            problems.add(TerraformReader.problem(problem.line(), problem.column(), problem.message()));
        }
        return problems;
    }

    private void blocks(
            String type,
            List<String> labels,
            int missing,
            Scalar key,
            Node value,
            List<TerraformBlock> facts,
            List<FileFacts.Problem> problems) {
        for (Mapping mapping : mappings(value, problems)) {
            if (missing == 0) {
                Mapping body = body(mapping);
                facts.add(fact(type, labels, new Mapping(body.entries(), key.line(), key.column(), mapping.endLine())));
                continue;
            }
            for (Mapping.Entry entry : mapping.entries()) {
                if (!entry.name().equals("//")) {
                    List<String> more = new ArrayList<>(labels);
                    more.add(entry.name());
                    blocks(type, more, missing - 1, entry.key(), entry.value(), facts, problems);
                }
            }
        }
    }

    private TerraformBlock fact(String type, List<String> labels, Mapping body) {
        Location location = new Location(path, body.line(), body.column(), body.endLine());
        return new TerraformBlock(type, labels, body, path, Origin.file(location));
    }

    /** An object, or each object of a list. */
    private static List<Mapping> mappings(Node node, List<FileFacts.Problem> problems) {
        List<Node> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<Mapping> mappings = new ArrayList<>();
        for (Node item : nodes) {
            if (item instanceof Mapping mapping) {
                mappings.add(mapping);
            } else {
                problems.add(TerraformReader.problem(item.line(), item.column(), "an object is expected"));
            }
        }
        return mappings;
    }

    private Mapping body(Mapping mapping) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (!entry.name().equals("//") && !entry.name().equals("dynamic")) {
                Node value = value(entry.value());
                boolean loneBlock = BLOCKS.contains(entry.name()) && value instanceof Mapping;
                entries.put(entry.name(), new Mapping.Entry(entry.key(), loneBlock ? list(List.of(value)) : value));
            }
        }
        for (Mapping dynamic : dynamics(mapping)) {
            for (Mapping.Entry entry : dynamic.entries()) {
                List<Node> items = new ArrayList<>();
                Mapping.Entry written = entries.get(entry.name());
                if (written != null) {
                    items.addAll(written.value() instanceof Sequence list ? list.items() : List.of(written.value()));
                }
                items.add(new Unresolved(
                        "dynamic \"" + entry.name() + "\"",
                        entry.key().line(),
                        entry.key().column(),
                        entry.value().endLine()));
                entries.put(entry.name(), new Mapping.Entry(entry.key(), list(items)));
            }
        }
        return new Mapping(List.copyOf(entries.values()), mapping.line(), mapping.column(), mapping.endLine());
    }

    private static List<Mapping> dynamics(Mapping mapping) {
        return mapping.get("dynamic") instanceof Mapping dynamic ? List.of(dynamic) : mapping.each("dynamic");
    }

    private static Sequence list(List<Node> items) {
        Node first = items.getFirst();
        return new Sequence(items, first.line(), first.column(), items.getLast().endLine());
    }

    private Node value(Node node) {
        return switch (node) {
            case Scalar scalar -> text(scalar);
            case Sequence sequence ->
                new Sequence(
                        sequence.items().stream().map(this::value).toList(),
                        sequence.line(),
                        sequence.column(),
                        sequence.endLine());
            case Mapping mapping -> body(mapping);
            case Unresolved unresolved -> unresolved;
        };
    }

    /** A string is a template: not known where something is interpolated in it. */
    private static Node text(Scalar scalar) {
        if (scalar.type() != Scalar.Type.TEXT || !scalar.text().contains("{")) {
            return scalar;
        }
        String text = scalar.text();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            literal.append(c);
            if (c == '$' || c == '%') {
                if (text.startsWith(c + "{", i + 1)) {
                    i++;
                } else if (text.startsWith("{", i + 1)) {
                    String excerpt = text.length() > 200 ? text.substring(0, 199) + "…" : text;
                    return new Unresolved(excerpt, scalar.line(), scalar.column(), scalar.endLine());
                }
            }
        }
        return new Scalar(literal.toString(), Scalar.Type.TEXT, scalar.line(), scalar.column(), scalar.endLine());
    }
}
