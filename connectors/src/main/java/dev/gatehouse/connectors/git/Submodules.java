package dev.gatehouse.connectors.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.Submodule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .gitmodules} of the work tree, or of HEAD where there is none, and what HEAD pins.
 *
 * @see <a href="https://git-scm.com/docs/gitmodules">gitmodules</a>
 */
final class Submodules {

    static final String FILE = ".gitmodules";

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 2_000;
    private static final int LONGEST = 2_000;
    private static final String SECTION = "submodule";

    private Submodules() {}

    static void read(Repository repository, @Nullable AnyObjectId head, String prefix, List<Fact> facts, Gaps gaps) {
        if (head == null) {
            return;
        }
        try (HeadTree tree = new HeadTree(repository, head)) {
            Optional<byte[]> content = repository.isBare() ? tree.file(FILE, LARGEST) : inWorkTree(repository);
            if (content.isPresent()) {
                read(new String(content.get(), StandardCharsets.UTF_8), tree, prefix, facts, gaps);
            }
        } catch (ConfigInvalidException invalid) {
            gaps.submodules(FILE + " is no Git configuration: " + Gaps.reason(invalid), null);
        } catch (IOException | RuntimeException unreadable) {
            gaps.submodules(FILE + " can't be read: " + Gaps.reason(unreadable), null);
        }
    }

    private static Optional<byte[]> inWorkTree(Repository repository) throws IOException {
        Path file = repository.getWorkTree().toPath().resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("it is larger than 1 MiB");
            }
            return Optional.of(content);
        }
    }

    private static void read(String text, HeadTree tree, String prefix, List<Fact> facts, Gaps gaps)
            throws ConfigInvalidException, IOException {
        Config modules = new Config();
        modules.fromText(text);
        int read = 0;
        for (String name : modules.getSubsections(SECTION)) {
            if (read++ == MOST) {
                gaps.submodules("more than " + MOST + " submodules", null);
                return;
            }
            @Nullable String path = modules.getString(SECTION, name, "path");
            @Nullable String url = modules.getString(SECTION, name, "url");
            if (path == null || url == null || path.isBlank()) {
                gaps.submodules("submodule `" + Words.line(name, 200) + "` has no path or no url", null);
            } else if (prefix.isEmpty() || path.startsWith(prefix + "/")) {
                @Nullable ObjectId pinned = tree.submodule(path).orElse(null);
                facts.add(new Submodule(
                        Words.line(prefix.isEmpty() ? path : path.substring(prefix.length() + 1), LONGEST),
                        RemoteUrl.withoutCredentials(Words.line(url, LONGEST)),
                        modules.getString(SECTION, name, "branch"),
                        pinned == null ? null : pinned.name(),
                        origin(text, name, prefix)));
            }
        }
    }

    /** The section's first line; of a target below the root no place, as the file lies outside of it. */
    private static Origin origin(String text, String name, String prefix) {
        if (!prefix.isEmpty()) {
            return Origin.address(Origin.GIT, FILE);
        }
        String header = "[" + SECTION + " \"" + name + "\"]";
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            if (each.strip().startsWith(header)) {
                return new Origin(Origin.GIT, Location.of(FILE, line, each.indexOf('[') + 1), null);
            }
        }
        return new Origin(Origin.GIT, Location.startOf(FILE), null);
    }
}
