package dev.gatehouse.cli.deploy.manifests;

import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.engines.kustomize.file.Kustomization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that a digest over files covers: those of the environment's paths. Where a kustomization among them reaches
 * out of its folder, where there is a link among them, and where no paths are declared, all files of the commit.
 */
final class DeployedFiles {

    private static final int LARGEST = 64 << 20;

    private final FileTree tree;
    private final List<FileTree.Entry> own;
    private final Set<String> ownPaths;
    private final boolean all;

    DeployedFiles(FileTree tree, List<FileTree.Entry> own) throws IOException {
        this.tree = tree;
        this.own = own;
        ownPaths = own.stream().map(FileTree.Entry::path).collect(Collectors.toSet());
        all = own.size() == tree.entries().size() || reachesOut();
    }

    List<FileTree.Entry> own() {
        return own;
    }

    String digest() throws IOException {
        DigestWriter digest = new DigestWriter();
        for (FileTree.Entry entry : covered()) {
            write(entry, digest);
        }
        return DigestScheme.FILES.prefix() + digest.hex();
    }

    void write(FileTree.Entry entry, DigestWriter into) throws IOException {
        into.text(entry.path());
        into.text(entry.type().toString());
        into.content(tree.read(entry, LARGEST));
    }

    /** {@code 38 files}, and whether these are all. */
    String scope() {
        int files = covered().size();
        return files + (files == 1 ? " file" : " files") + (all ? ", all of the commit" : "");
    }

    boolean covers(String path) {
        return all || ownPaths.contains(path);
    }

    private List<FileTree.Entry> covered() {
        return all ? tree.entries() : own;
    }

    private boolean reachesOut() throws IOException {
        for (FileTree.Entry entry : own) {
            String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
            if (entry.type() != FileTree.Type.FILE
                    || Kustomization.NAMES.contains(name)
                            && new String(tree.read(entry, LARGEST), StandardCharsets.UTF_8).contains("..")) {
                return true;
            }
        }
        return false;
    }
}
