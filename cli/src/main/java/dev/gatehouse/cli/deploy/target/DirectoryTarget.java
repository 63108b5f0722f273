package dev.gatehouse.cli.deploy.target;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.cli.deploy.manifests.Deployed;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.engines.kustomize.Manifest;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with what an environment deploys, switched in one step: a link is moved from the old folder to the new. The
 * folder that it came from stays, for whoever is reading it; those before are removed. In it are the environment's
 * files, and where these are rendered, {@code manifests.yaml} in the folder of each kustomization instead of what it
 * comes from.
 */
public final class DirectoryTarget implements DeploymentTarget {

    private static final String MANIFESTS = "manifests.yaml";
    private static final int LARGEST = 64 << 20;

    private final DeploymentRepository repository;
    private final Environment environment;
    private final Path link;

    public DirectoryTarget(DeploymentRepository repository, Environment environment, Path link) {
        this.repository = repository;
        this.environment = environment;
        this.link = link.toAbsolutePath().normalize();
    }

    /**
     * Checks a link's place.
     *
     * @throws InvalidInput where there is something else, or nothing can be
     */
    public static void check(Path link) {
        Path absolute = link.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(absolute)) {
            throw new InvalidInput(
                    link + " is no link", null, null, "It has to be free, or a link that is to be moved.");
        }
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new InvalidInput("can't write beside " + link + ": no folder to write into");
        }
    }

    private String prefix() {
        return "." + link.getFileName() + ".";
    }

    private Path folder(Movement movement) {
        String decision = Statement.id(movement.decision().text());
        return link.resolveSibling(prefix() + movement.to().abbreviate(12).name() + "." + decision.substring(0, 12));
    }

    @Override
    public void prepare(Movement movement) throws IOException {
        Path folder = folder(movement);
        Files.createDirectories(folder);
        Deployed deployed = Deployed.of(repository, environment, movement.to());
        for (Map.Entry<String, List<Manifest>> each : deployed.manifests().entrySet()) {
            Path file = folder.resolve(each.getKey()).resolve(MANIFESTS).normalize();
            if (!file.startsWith(folder) || deployed.coversBeside(joined(each.getKey()))) {
                throw new IOException(joined(each.getKey()) + " can't be written: it is another file, or none");
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue().stream().map(Manifest::text).collect(Collectors.joining("---\n")));
        }
        try (Target target = repository.at(movement.to())) {
            FileTree tree = target.files();
            for (FileTree.Entry entry : tree.entries()) {
                Path file = folder.resolve(entry.path()).normalize();
                boolean own = deployed.isRendered()
                        ? deployed.coversBeside(entry.path())
                        : environment.paths().isEmpty() || environment.holds(entry.path());
                if (!own || !file.startsWith(folder)) {
                    continue;
                }
                if (entry.type() != FileTree.Type.FILE) {
                    throw new IOException(entry.path() + " is a link: only files can be deployed to a folder");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, tree.read(entry, LARGEST));
            }
        }
    }

    private static String joined(String folder) {
        return folder.isEmpty() ? MANIFESTS : folder + "/" + MANIFESTS;
    }

    @Override
    public boolean move(Movement movement) throws IOException {
        Path before = Files.isSymbolicLink(link) ? link.resolveSibling(Files.readSymbolicLink(link)) : link;
        Path folder = folder(movement);
        Path beside = link.resolveSibling(prefix() + "next");
        Files.deleteIfExists(beside);
        Files.createSymbolicLink(beside, folder.getFileName());
        Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        List<Path> kept = List.of(before.normalize(), folder, link);
        try (Stream<Path> all = Files.list(link.getParent())) {
            for (Path each : all.filter(this::isOurs)
                    .filter(path -> !kept.contains(path))
                    .toList()) {
                remove(each);
            }
        }
        return true;
    }

    private boolean isOurs(Path path) {
        String rest = path.getFileName().toString();
        return rest.startsWith(prefix())
                && rest.substring(prefix().length()).matches("[0-9a-f]{12}\\.[0-9a-f]{12}")
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
