package dev.gatehouse.connectors.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Repository;

/**
 * What {@code .gitignore} files and {@code info/exclude} leave out of a repository, save for what is tracked all the
 * same. A person's own {@code core.excludesFile} does not count, so that everyone sees the same files.
 *
 * @see <a href="https://git-scm.com/docs/gitignore">gitignore</a>
 */
final class IgnoredFiles implements Predicate<String> {

    private static final int LARGEST = 1 << 20;

    private final Path top;
    private final String prefix;
    private final Set<String> tracked;
    private final IgnoreNode exclude;
    private final Map<String, IgnoreNode> nodes = new HashMap<>();

    private IgnoredFiles(Path top, String prefix, Set<String> tracked, IgnoreNode exclude) {
        this.top = top;
        this.prefix = prefix;
        this.tracked = tracked;
        this.exclude = exclude;
    }

    /**
     * Reads what is ignored.
     *
     * @param checkout what is tracked
     * @param root the target's folder
     * @param prefix where it lies in the repository; empty for the top
     */
    static IgnoredFiles of(Repository repository, Checkout checkout, Path root, String prefix) {
        int above = prefix.isEmpty() ? 0 : Path.of(prefix).getNameCount();
        Path top = root;
        for (int i = 0; i < above; i++) {
            top = Objects.requireNonNull(top.getParent(), "the top lies above its folders");
        }
        return new IgnoredFiles(
                top,
                prefix,
                tracked(checkout),
                node(repository.getDirectory().toPath().resolve("info").resolve("exclude")));
    }

    private static Set<String> tracked(Checkout checkout) {
        Set<String> tracked = new HashSet<>();
        for (String path : checkout.tracked()) {
            tracked.add(path);
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!tracked.add(path.substring(0, slash + 1))) {
                    break;
                }
            }
        }
        return tracked;
    }

    @Override
    public boolean test(String relative) {
        String path = prefix.isEmpty() ? relative : prefix + "/" + relative;
        if (tracked.contains(path)) {
            return false;
        }
        boolean folder = path.endsWith("/");
        String plain = folder ? path.substring(0, path.length() - 1) : path;
        for (String in = parent(plain); ; in = parent(in)) {
            String below = in.isEmpty() ? plain : plain.substring(in.length() + 1);
            Boolean decided = nodes.computeIfAbsent(in, this::ofFolder).checkIgnored(below, folder);
            if (decided != null) {
                return decided;
            }
            if (in.isEmpty()) {
                break;
            }
        }
        return Boolean.TRUE.equals(exclude.checkIgnored(plain, folder));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private IgnoreNode ofFolder(String folder) {
        return node(top.resolve(folder).resolve(".gitignore"));
    }

    private static IgnoreNode node(Path file) {
        IgnoreNode node = new IgnoreNode();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                node.parse(new ByteArrayInputStream(in.readNBytes(LARGEST)));
            } catch (IOException unreadable) {
                return new IgnoreNode();
            }
        }
        return node;
    }
}
