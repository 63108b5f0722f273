package dev.gatehouse.baseline.writing;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Small changes to a baseline's text that leave everything else as it is written, comments too. */
public final class BaselineEdit {

    private final String text;
    private final Mapping root;

    private BaselineEdit(String text, Mapping root) {
        this.text = text;
        this.root = root;
    }

    /** Reads a file; empty where it is no mapping. */
    public static Optional<BaselineEdit> of(String text) {
        Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(text);
        return reading.problems().isEmpty()
                        && !reading.documents().isEmpty()
                        && reading.documents().getFirst() instanceof Mapping root
                ? Optional.of(new BaselineEdit(text, root))
                : Optional.empty();
    }

    /** What a person may do in a repository, as it is to be written; empty where it does not stand there. */
    public Optional<String> member(String repository, String person, String value) {
        return members(repository)
                .flatMap(members -> members.entry(person))
                .filter(entry -> !isBlock(entry.value()))
                .map(entry -> replaced(start(entry.value()), end(entry.value()), value));
    }

    /** Without what a person may do in a repository; empty where it does not stand there. */
    public Optional<String> withoutMember(String repository, String person) {
        return members(repository).flatMap(members -> members.entry(person).map(entry -> without(members, entry)));
    }

    private Optional<Mapping> members(String repository) {
        return root.mapping("repositories")
                .flatMap(repositories -> repositories.entry(repository))
                .flatMap(entry ->
                        entry.value() instanceof Mapping mapping ? mapping.mapping("members") : Optional.empty());
    }

    /** Without a person in a group; empty where they do not stand in it. */
    public Optional<String> withoutGroup(String person, String group) {
        return root.each("people").stream()
                .filter(each -> each.text("name").filter(person::equals).isPresent())
                .findFirst()
                .flatMap(each -> Optional.ofNullable(each.get("groups")))
                .flatMap(groups -> withoutItem(groups, group));
    }

    /** Without an owner of an organisation; empty where they do not stand there. */
    public Optional<String> withoutOwner(String source, String person) {
        return root.mapping("forges")
                .flatMap(forges -> forges.entry(source))
                .flatMap(entry -> entry.value() instanceof Mapping mapping
                        ? Optional.ofNullable(mapping.get("owners"))
                        : Optional.empty())
                .flatMap(owners -> withoutItem(owners, person));
    }

    private Optional<String> withoutItem(Node list, String item) {
        if (!(list instanceof Sequence sequence)) {
            return Optional.empty();
        }
        for (Node each : sequence.items()) {
            if (each instanceof Scalar scalar && scalar.text().equals(item)) {
                return Optional.of(
                        isBlock(list)
                                ? withoutLines(scalar.line(), scalar.endLine())
                                : withoutPart(start(scalar), end(scalar)));
            }
        }
        return Optional.empty();
    }

    private String without(Mapping mapping, Mapping.Entry entry) {
        if (!isBlock(mapping)) {
            return withoutPart(start(entry.key()), end(entry.value()));
        }
        List<Mapping.Entry> entries = mapping.entries();
        int next = entries.indexOf(entry) + 1;
        int last = Math.max(entry.value().endLine(), entry.key().endLine());
        return withoutLines(
                entry.key().line(),
                next < entries.size() ? Math.min(last, entries.get(next).key().line() - 1) : last);
    }

    private String withoutLines(int first, int last) {
        int from = lineStart(first);
        int to = lineStart(last + 1);
        return text.substring(0, from) + text.substring(to);
    }

    /** Takes the comma with it that parted it from its neighbours. */
    private String withoutPart(int from, int to) {
        int after = to;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (after < text.length() && text.charAt(after) == ',') {
            after++;
            while (after < text.length() && text.charAt(after) == ' ') {
                after++;
            }
            return text.substring(0, from) + text.substring(after);
        }
        int before = from;
        while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        return before > 0 && text.charAt(before - 1) == ','
                ? text.substring(0, before - 1) + text.substring(to)
                : text.substring(0, from) + text.substring(to);
    }

    private String replaced(int from, int to, String value) {
        return text.substring(0, from) + value + text.substring(to);
    }

    private boolean isBlock(Node node) {
        int at = start(node);
        boolean flow = at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
        return !(node instanceof Scalar) && !flow;
    }

    private int start(Node node) {
        int line = lineStart(node.line());
        int end = text.indexOf('\n', line);
        String content = text.substring(line, end < 0 ? text.length() : end);
        int points = Math.min(node.column() - 1, content.codePointCount(0, content.length()));
        return line + content.offsetByCodePoints(0, points);
    }

    private int lineStart(int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        return at;
    }

    /** Behind a scalar on one line, or behind the bracket that closes a collection. */
    private int end(Node node) {
        int at = start(node);
        if (at >= text.length()) {
            return at;
        }
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            return quoted(at);
        }
        if (first == '{' || first == '[') {
            return bracketed(at);
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean comment = c == '#' && text.charAt(at - 1) == ' ';
            if (c == '\n' || c == ',' || c == '}' || c == ']' || comment) {
                break;
            }
            at++;
        }
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }

    private int quoted(int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private int bracketed(int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = quoted(at);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
            if (depth == 0) {
                break;
            }
        }
        return at;
    }
}
