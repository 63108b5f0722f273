package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.file.Entry;
import dev.gatehouse.engines.kustomize.file.Generator;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code configMapGenerator} and {@code secretGenerator}. */
public final class Generators {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Longer lines end the file for Kustomize, silently. */
    private static final int LONGEST_LINE = 65_535;
    /** Base64 is broken into lines where it is longer. */
    private static final int LINE = 70;

    private final Resources resources;
    private final LocalFiles files;

    public Generators(Resources resources, LocalFiles files) {
        this.resources = resources;
        this.files = files;
    }

    /** Makes an object and adds it, or changes the one that is there. */
    public void generate(Generator generator) throws Refused, IOException {
        if (generator.name().isEmpty()) {
            throw Refused.invalid(generator.place(), "what is generated needs a name");
        }
        Resource made = made(generator);
        List<Resource> there = resources.called(made.id());
        boolean changes =
                generator.behavior().equals("merge") || generator.behavior().equals("replace");
        if (there.isEmpty() && !changes) {
            resources.add(List.of(made), generator.place());
            return;
        }
        if (!changes) {
            throw Refused.invalid(generator.place(), made.id() + " is there already: merge or replace it");
        }
        Resource old = resources.named(made.id(), generator.place());
        over(old.metadata(), made.metadata(), "labels");
        over(old.metadata(), made.metadata(), "annotations");
        if (generator.behavior().equals("merge")) {
            over(old.body(), made.body(), "data");
            over(old.body(), made.body(), "binaryData");
        }
        made.hashed(made.isHashed() && old.isHashed());
        resources.replace(old, made);
    }

    private static void over(MappingNode old, MappingNode made, String name) {
        Map<String, String> merged = old.texts(name);
        merged.putAll(made.texts(name));
        made.putTexts(name, merged);
    }

    private Resource made(Generator generator) throws Refused, IOException {
        MappingNode body = new MappingNode(generator.place());
        body.put("apiVersion", ScalarNode.text("v1"));
        body.put("kind", ScalarNode.text(generator.secret() ? "Secret" : "ConfigMap"));
        Resource made = new Resource(body);
        made.name(generator.name());
        made.namespace(generator.namespace());
        Generator.Options options = generator.options();
        made.metadata().putTexts("labels", options.labels());
        made.metadata().putTexts("annotations", options.annotations());
        if (generator.secret()) {
            body.put("type", ScalarNode.text(generator.type().isEmpty() ? "Opaque" : generator.type()));
            body.mappingAt("data");
        }
        for (Map.Entry<String, byte[]> each : data(generator).entrySet()) {
            Optional<String> text = generator.secret() ? Optional.empty() : text(each.getValue());
            body.mappingAt(generator.secret() || text.isPresent() ? "data" : "binaryData")
                    .put(each.getKey(), ScalarNode.text(text.orElseGet(() -> base64(each.getValue()))));
        }
        if (options.immutable()) {
            body.put("immutable", ScalarNode.bool(true));
        }
        made.hashed(!options.withoutHash());
        return made;
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        if (encoded.length() < LINE) {
            return encoded;
        }
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from < encoded.length(); from += LINE) {
            lines.append(encoded, from, Math.min(encoded.length(), from + LINE)).append('\n');
        }
        return lines.toString();
    }

    private Map<String, byte[]> data(Generator generator) throws Refused, IOException {
        Map<String, byte[]> data = new TreeMap<>();
        for (Entry env : generator.envs()) {
            LocalFiles.Content content = files.content(env);
            String lines = text(content.bytes())
                    .orElseThrow(() -> Refused.invalid(env.place(), content.path() + " is not UTF-8"));
            int line = 0;
            for (String each : lines.split("\n", -1)) {
                line++;
                variable(
                        line == 1 && each.startsWith(BYTE_ORDER_MARK) ? each.substring(1) : each,
                        new Place(content.path(), line, 1),
                        data);
            }
        }
        for (Entry literal : generator.literals()) {
            int equals = literal.text().indexOf('=');
            if (equals <= 0) {
                throw Refused.invalid(literal.place(), "a literal is name=value");
            }
            String value = withoutQuotes(literal.text().substring(equals + 1));
            put(data, literal.text().substring(0, equals), value.getBytes(StandardCharsets.UTF_8), literal.place());
        }
        for (Entry file : generator.files()) {
            file(file, data);
        }
        return data;
    }

    private static void variable(String text, Place place, Map<String, byte[]> data) throws Refused {
        if (text.length() > LONGEST_LINE) {
            throw Refused.unsupported(place, "a line that Kustomize does not read");
        }
        String line = (text.endsWith("\r") ? text.substring(0, text.length() - 1) : text).stripLeading();
        if (!line.isEmpty() && line.charAt(0) != '#') {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            String value = equals < 0 ? "" : line.substring(equals + 1);
            if (!name.isEmpty()) {
                put(data, name, value.getBytes(StandardCharsets.UTF_8), place);
            }
        }
    }

    private static String withoutQuotes(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void file(Entry file, Map<String, byte[]> data) throws Refused, IOException {
        String[] parts = file.text().split("=", -1);
        if (parts.length > 2 || parts.length == 2 && (parts[0].isEmpty() || parts[1].isEmpty())) {
            throw Refused.invalid(file.place(), "a file is path or name=path");
        }
        String path = parts[parts.length - 1];
        String name = parts.length == 2 ? parts[0] : path.substring(path.lastIndexOf('/') + 1);
        put(data, name, files.content(new Entry(path, file.place())).bytes(), file.place());
    }

    private static void put(Map<String, byte[]> data, String name, byte[] value, Place place) throws Refused {
        if (data.put(name, value) != null) {
            throw Refused.invalid(place, "`" + name + "` is given twice");
        }
    }
}
