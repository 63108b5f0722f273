package dev.gatehouse.cli.deploy.manifests;

import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.engines.kustomize.source.SourceFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a commit, for rendering; links are not followed. */
final class TreeSource implements SourceFiles {

    private final FileTree tree;
    private final Map<String, FileTree.Entry> files = new HashMap<>();
    private final Set<String> folders = new HashSet<>();
    private final Set<String> links = new HashSet<>();

    TreeSource(FileTree tree) {
        this.tree = tree;
        for (FileTree.Entry entry : tree.entries()) {
            if (entry.type() == FileTree.Type.FILE) {
                files.put(entry.path(), entry);
            } else if (entry.type() == FileTree.Type.LINK) {
                links.add(entry.path());
            }
            int end = entry.path().lastIndexOf('/');
            while (end > 0 && folders.add(entry.path().substring(0, end))) {
                end = entry.path().lastIndexOf('/', end - 1);
            }
        }
    }

    @Override
    public Optional<byte[]> read(String path, int limit) throws IOException {
        FileTree.Entry entry = files.get(path);
        return entry == null ? Optional.empty() : Optional.of(tree.read(entry, limit));
    }

    @Override
    public boolean isLink(String path) {
        int end = path.length();
        while (end > 0) {
            if (links.contains(path.substring(0, end))) {
                return true;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return false;
    }

    @Override
    public boolean isFolder(String path) {
        return folders.contains(path);
    }
}
