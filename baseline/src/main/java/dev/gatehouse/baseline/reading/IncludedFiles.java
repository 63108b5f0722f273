package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.baseline.IncludeSource;
import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.baseline.shape.Inspector;
import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.SourceText;
import dev.gatehouse.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file and all that it includes, each once, each before the next one that is named. */
final class IncludedFiles {

    private static final int DEPTH = 8;
    private static final Limits LIMITS = Limits.BY_HAND;

    private final String folder;
    private final IncludeSource source;
    private final List<Fault> faults;
    private final Excerpts excerpts;
    private final YamlReader yaml = new YamlReader(LIMITS, YamlReader.Duplicates.REFUSED);
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> read = new HashSet<>();
    private final List<Value.Entries> parts = new ArrayList<>();

    IncludedFiles(String name, IncludeSource source, List<Fault> faults, Excerpts excerpts) {
        this.folder = name.substring(0, name.lastIndexOf('/') + 1);
        this.source = source;
        this.faults = faults;
        this.excerpts = excerpts;
    }

    /** What each file holds, in the order in which they are read. */
    List<Value.Entries> read(String name, byte[] bytes) {
        file(name.substring(folder.length()), bytes, BaselineFormat.BASELINE);
        return parts;
    }

    private void file(String path, byte[] bytes, Shape.Fields shape) {
        String name = folder + path;
        read.add(path);
        open.addLast(path);
        document(name, bytes)
                .flatMap(root -> new Inspector(name, faults).inspect(root, shape))
                .ifPresent(value -> {
                    if (value instanceof Value.Entries entries) {
                        parts.add(entries);
                        for (Value include : entries.items("include")) {
                            include((Value.Scalar) include, path);
                        }
                    }
                });
        open.removeLast();
    }

    private Optional<Node> document(String name, byte[] bytes) {
        SourceText text = SourceText.of(bytes, LIMITS);
        excerpts.add(name, text);
        Problem unreadable = text.problem();
        if (unreadable != null) {
            problem(name, unreadable);
            return Optional.empty();
        }
        Reading reading = yaml.read(text.text());
        reading.problems().forEach(p -> problem(name, p));
        List<Node> documents = reading.documents();
        if (documents.size() > 1) {
            Node second = documents.get(1);
            faults.add(new Fault(
                    Location.of(name, second.line(), second.column()),
                    "a second document",
                    "",
                    "A baseline is one document; name more files with `include`."));
        }
        if (documents.isEmpty() && reading.problems().isEmpty()) {
            faults.add(new Fault(
                    Location.startOf(name),
                    "the file declares nothing",
                    "",
                    "Begin with `apiVersion: " + BaselineFormat.VERSION + "`."));
        }
        return documents.stream().findFirst();
    }

    private void problem(String name, Problem problem) {
        String message = problem.message();
        int quoted = message.indexOf('`') + 1;
        int end = message.indexOf('`', quoted);
        String token = quoted == 0 || end < 0 ? "" : message.substring(quoted, end);
        faults.add(new Fault(excerpts.within(name, problem.line(), problem.column()), message, token, advice(message)));
    }

    private static String advice(String message) {
        if (message.startsWith("a tab")) {
            return "Indent with spaces.";
        }
        if (message.startsWith("not UTF-8")) {
            return "Save the file as UTF-8.";
        }
        if (message.startsWith("larger than")) {
            return "A baseline may have up to " + BaselineReader.FILES + " files of 1 MiB; split it with `include`.";
        }
        if (message.endsWith("stands twice")) {
            return "Keep one of the two.";
        }
        return "From here on the file is not what YAML 1.2 allows, or more than a baseline may have.";
    }

    private void include(Value.Scalar include, String from) {
        Optional<String> path = within(from, include.text());
        if (path.isEmpty()) {
            fault(
                    include,
                    "`" + include.text() + "` leads out of the folder of the baseline",
                    "Included files lie in the folder of the first file, or below it.");
        } else if (open.contains(path.get())) {
            fault(include, "an include that goes round: " + circle(path.get()), "Take one of them out.");
        } else if (!read.contains(path.get())) {
            included(include, path.get());
        }
    }

    private void included(Value.Scalar include, String path) {
        if (open.size() > DEPTH) {
            fault(include, "files included deeper than " + DEPTH + " levels", null);
            return;
        }
        if (read.size() >= BaselineReader.FILES) {
            fault(include, "more than " + BaselineReader.FILES + " files", null);
            return;
        }
        try {
            Optional<byte[]> bytes = source.read(path, LIMITS.bytes());
            if (bytes.isEmpty()) {
                fault(include, "there is no file `" + path + "`", "Included files are named from the file itself.");
                return;
            }
            file(path, bytes.get(), BaselineFormat.INCLUDED);
        } catch (InvalidInput refused) {
            fault(include, "can't include `" + path + "`: " + refused.getMessage(), refused.advice());
        } catch (IOException unreadable) {
            fault(include, "can't read `" + path + "`", null);
        }
    }

    private String circle(String path) {
        StringBuilder circle = new StringBuilder();
        boolean within = false;
        for (String file : open) {
            within |= file.equals(path);
            if (within) {
                circle.append(file).append(" → ");
            }
        }
        return circle.append(path).toString();
    }

    /** The path from the folder of the first file; empty where it leads out of it. */
    private static Optional<String> within(String from, String include) {
        boolean drive = include.length() > 1 && include.charAt(1) == ':';
        if (include.startsWith("/") || include.startsWith("\\") || drive) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        String whole = from.substring(0, from.lastIndexOf('/') + 1) + include;
        for (String part : whole.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.pollLast() == null) {
                        return Optional.empty();
                    }
                }
                default -> parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private void fault(Value.Scalar at, String message, @Nullable String advice) {
        faults.add(new Fault(at.location(), message, at.text(), advice));
    }
}
