package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.lib.ObjectId;

/** A folder with the files of an environment, switched in one step: a link is moved from the old folder to the new. */
final class DirectoryTarget {

    private static final int LARGEST = 64 << 20;

    private DirectoryTarget() {}

    static void deploy(DeploymentRepository repository, Environment environment, ObjectId commit, Path link)
            throws IOException {
        Path absolute = link.toAbsolutePath().normalize();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(absolute)) {
            throw new InvalidInput(
                    link + " is no link", null, null, "It has to be free, or a link that is to be moved.");
        }
        Path folder = absolute.resolveSibling("." + absolute.getFileName() + "." + commit.name());
        try (Target target = repository.at(commit)) {
            FileTree tree = target.files();
            for (FileTree.Entry entry : tree.entries()) {
                Path file = folder.resolve(entry.path()).normalize();
                boolean own = environment.paths().isEmpty() || environment.holds(entry.path());
                if (own && entry.type() == FileTree.Type.FILE && file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, tree.read(entry, LARGEST));
                }
            }
        }
        Files.createDirectories(folder);
        Path beside = absolute.resolveSibling("." + absolute.getFileName() + ".next");
        Files.deleteIfExists(beside);
        Files.createSymbolicLink(beside, folder.getFileName());
        Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
