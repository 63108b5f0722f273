package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.syntax.TemplateMarks;
import dev.gatehouse.model.FactKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Files that a tool turns into others: templates of Jinja2 and Go, Jsonnet and CUE. They are named, not run; whether
 * manifests are missing for it is told by what stands in them.
 */
final class TemplateReader implements FileReader {

    private static final Map<String, String> TEMPLATES = Map.of(
            ".j2", "a Jinja2 template, not rendered",
            ".jinja", "a Jinja2 template, not rendered",
            ".jinja2", "a Jinja2 template, not rendered",
            ".gotmpl", "a Go template, not rendered",
            ".tmpl", "a template, not rendered",
            ".tpl", "a template, not rendered");

    private static final Map<String, String> PROGRAMS = Map.of(
            ".jsonnet", "Jsonnet, not evaluated",
            ".libsonnet", "Jsonnet, not evaluated",
            ".cue", "CUE, not evaluated");

    @Override
    public String name() {
        return "template";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.KUBERNETES_OBJECT, FactKind.RENDERED_OBJECT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        String ending = ending(path);
        return TEMPLATES.containsKey(ending) || PROGRAMS.containsKey(ending);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        boolean manifest = ManifestText.plausible(content);
        String template = TEMPLATES.get(ending(path));
        if (template == null) {
            String program = PROGRAMS.getOrDefault(ending(path), "not evaluated");
            return named("1:1 " + program, manifest ? Set.of(FactKind.RENDERED_OBJECT) : Set.of());
        }
        String place = TemplateMarks.first(new String(content, StandardCharsets.UTF_8))
                .map(TemplateMarks.Place::toString)
                .orElse("1:1");
        return named(place + " " + template, manifest ? Set.of(FactKind.KUBERNETES_OBJECT) : Set.of());
    }

    private static FileFacts named(String reason, Set<FactKind> kinds) {
        return new FileFacts("", List.of(), List.of(new FileFacts.Problem(reason, kinds, "")));
    }

    private static String ending(String path) {
        String name = Listing.nameOf(path);
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }
}
