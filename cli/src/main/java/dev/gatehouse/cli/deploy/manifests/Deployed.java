package dev.gatehouse.cli.deploy.manifests;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.engines.kustomize.Manifest;
import dev.gatehouse.engines.kustomize.Rendering;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.gate.DeployedManifests;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a commit deploys to an environment, and a digest of it: of the manifests where every kustomization among the
 * environment's files is plain, and besides of the files that no manifest comes from; else of the files.
 */
public final class Deployed {

    private static final int NAMED = 3;

    private final DeployedFiles files;
    private final List<FileTree.Entry> beside;
    private final Set<String> besidePaths;
    private final Kustomizations kustomizations;
    private final List<Obstacle> obstacles;
    private final Map<DigestScheme, String> digests = new TreeMap<>();

    private Deployed(FileTree tree, Environment environment) throws IOException {
        List<FileTree.Entry> own = tree.entries().stream()
                .filter(e -> environment.paths().isEmpty() || environment.holds(e.path()))
                .toList();
        files = new DeployedFiles(tree, own);
        kustomizations = Kustomizations.of(tree, own);
        obstacles = kustomizations.obstacles();
        own.stream()
                .filter(entry -> entry.type() != FileTree.Type.FILE)
                .map(entry -> new Obstacle(
                        Obstacle.Kind.UNSUPPORTED, Place.of(entry.path()), "a link, which Kustomize may follow"))
                .forEach(obstacles::add);
        beside = own.stream()
                .filter(entry -> !kustomizations.sources().contains(entry.path()))
                .toList();
        besidePaths = beside.stream().map(FileTree.Entry::path).collect(Collectors.toSet());
        digests.put(DigestScheme.FILES, files.digest());
        if (isRendered()) {
            digests.put(DigestScheme.RENDERED_V1, rendered());
        }
    }

    /**
     * Reads a commit.
     *
     * @throws IOException where a file can't be read
     */
    public static Deployed of(DeploymentRepository repository, Environment environment, ObjectId commit)
            throws IOException {
        try (Target target = repository.at(commit)) {
            return new Deployed(target.files(), environment);
        }
    }

    /** Whether the digest is of rendered manifests. */
    public boolean isRendered() {
        return obstacles.isEmpty() && !kustomizations.rendered().isEmpty();
    }

    private String rendered() throws IOException {
        DigestWriter digest = new DigestWriter();
        for (Map.Entry<String, Rendering.Rendered> each :
                kustomizations.rendered().entrySet()) {
            digest.text("kustomization");
            digest.text(each.getKey());
            for (Manifest manifest : each.getValue().manifests()) {
                digest.text(manifest.json());
            }
        }
        digest.text("files");
        for (FileTree.Entry entry : beside) {
            files.write(entry, digest);
        }
        return DigestScheme.RENDERED_V1.prefix() + digest.hex();
    }

    /** The digest, made in the way that fits best. */
    public String digest() {
        return String.valueOf(digests.get(isRendered() ? DigestScheme.RENDERED_V1 : DigestScheme.FILES));
    }

    /** The digest, made in the way that another was made, where that can be told and done. */
    public String digestLike(String recorded) {
        return scheme(recorded).map(digests::get).orElseGet(this::digest);
    }

    private Optional<DigestScheme> scheme(String recorded) {
        return DigestScheme.of(recorded).filter(digests::containsKey);
    }

    /** What the gate is told, by a digest made as another was. */
    public DeployedManifests seen(String recorded) {
        DigestScheme scheme = scheme(recorded).orElse(isRendered() ? DigestScheme.RENDERED_V1 : DigestScheme.FILES);
        return new DeployedManifests(
                digestLike(recorded),
                scheme == DigestScheme.RENDERED_V1 ? renderedScope() : filesScope(),
                lines(Obstacle.Kind.UNFIXED),
                lines(Obstacle.Kind.PINNED_REMOTE));
    }

    private List<String> lines(Obstacle.Kind kind) {
        return obstacles.stream()
                .filter(each -> each.kind() == kind)
                .map(Obstacle::toString)
                .toList();
    }

    /** What the digest covers, in one line. */
    public String scope() {
        return isRendered() ? renderedScope() : filesScope();
    }

    private String renderedScope() {
        int count = outermost().values().stream().mapToInt(List::size).sum();
        List<String> folders = outermost().keySet().stream()
                .map(folder -> folder.isEmpty() ? "the root" : folder)
                .toList();
        String named = String.join(", ", folders.stream().limit(NAMED).toList());
        int more = folders.size() - NAMED;
        return counted(count, "manifest") + " rendered from " + named
                + (more > 0 ? " and " + counted(more, "other folder") : "")
                + (beside.isEmpty() ? "" : ", and " + counted(beside.size(), "file") + " beside");
    }

    private String filesScope() {
        if (obstacles.isEmpty()) {
            return files.scope();
        }
        int more = obstacles.size() - 1;
        return files.scope() + "; not rendered, since " + obstacles.getFirst()
                + (more > 0 ? ", and for " + counted(more, "more reason") : "");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Everything that keeps it from being rendered, with its place; none where it is rendered or has nothing to be. */
    public List<String> obstacles() {
        return obstacles.stream().map(Obstacle::toString).toList();
    }

    private SortedMap<String, List<Manifest>> outermost() {
        SortedMap<String, List<Manifest>> manifests = new TreeMap<>();
        kustomizations.rendered().forEach((folder, rendered) -> {
            if (kustomizations.outermost().contains(folder)) {
                manifests.put(folder, rendered.manifests());
            }
        });
        return manifests;
    }

    /**
     * The rendered manifests by folder, of the kustomizations that no other contains; none where nothing is rendered.
     */
    public SortedMap<String, List<Manifest>> manifests() {
        return isRendered() ? outermost() : new TreeMap<>();
    }

    /** Whether a file counts besides the manifests: it is the environment's, and none comes from it. */
    public boolean coversBeside(String path) {
        return besidePaths.contains(path);
    }

    /** Whether a digest over files covers a file. */
    public boolean coversAsFile(String path) {
        return files.covers(path);
    }
}
