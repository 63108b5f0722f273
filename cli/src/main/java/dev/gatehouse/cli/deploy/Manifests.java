package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The digest of what a commit deploys to an environment: SHA-256 over path, type and SHA-256 of each file of its paths.
 * Where a kustomization among them reaches out of its folder, where there is a link among them, and where no paths are
 * declared, all files of the commit count.
 */
final class Manifests {

    private static final int LARGEST = 64 << 20;

    private Manifests() {}

    static String digest(DeploymentRepository repository, Environment environment, ObjectId commit) throws IOException {
        try (Target target = repository.at(commit)) {
            FileTree tree = target.files();
            List<FileTree.Entry> own = tree.entries().stream()
                    .filter(e -> environment.paths().isEmpty() || environment.holds(e.path()))
                    .toList();
            MessageDigest digest = sha256();
            for (FileTree.Entry entry : reachesOut(tree, own) ? tree.entries() : own) {
                digest.update((entry.path() + "\0" + entry.type() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(sha256().digest(tree.read(entry, LARGEST)));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        }
    }

    private static boolean reachesOut(FileTree tree, List<FileTree.Entry> own) throws IOException {
        for (FileTree.Entry entry : own) {
            String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
            if (entry.type() != FileTree.Type.FILE) {
                return true;
            }
            boolean kustomization = name.equals("kustomization.yaml")
                    || name.equals("kustomization.yml")
                    || name.equals("Kustomization");
            if (kustomization && new String(tree.read(entry, LARGEST), StandardCharsets.UTF_8).contains("..")) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
