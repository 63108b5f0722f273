package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.source.Bounds;
import dev.gatehouse.engines.kustomize.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files that a test writes down, and what is built from them. */
final class FolderOfTexts implements SourceFiles {

    private final Map<String, byte[]> files = new TreeMap<>();

    FolderOfTexts with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FolderOfTexts with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public boolean isLink(String path) {
        return path.equals("link");
    }

    @Override
    public boolean isFolder(String path) {
        return files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    Rendering build(String folder) {
        try {
            return KustomizeBuild.of(this, folder, Bounds.STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a folder, each as canonical JSON. */
    List<String> objects(String folder) {
        return switch (build(folder)) {
            case Rendering.Rendered rendered ->
                rendered.manifests().stream().map(Manifest::json).toList();
            case Rendering.NotPlain notPlain ->
                throw new AssertionError(notPlain.obstacles().toString());
        };
    }

    /** The obstacles of a folder, one line each. */
    List<String> obstacles(String folder) {
        return switch (build(folder)) {
            case Rendering.Rendered rendered ->
                throw new AssertionError(rendered.manifests().toString());
            case Rendering.NotPlain notPlain ->
                notPlain.obstacles().stream()
                        .map(each -> each.kind() + " " + each)
                        .toList();
        };
    }
}
