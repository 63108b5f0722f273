package dev.gatehouse.cli.hooks;

import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The folder of a repository's hooks. */
final class HookFolder {

    private static final int LARGEST = 1 << 20;

    private final Path folder;
    private final boolean bare;
    private final @Nullable String shared;

    private HookFolder(Path folder, boolean bare, @Nullable String shared) {
        this.folder = folder;
        this.bare = bare;
        this.shared = shared;
    }

    /**
     * Finds it.
     *
     * @throws InvalidInput where there is no repository, or its hooks are those of others too
     */
    static HookFolder of(String where) {
        try (Target target = Target.open(where, line -> {})) {
            if (target.repository().isEmpty()) {
                throw new InvalidInput(
                        where + " is no repository: " + target.noHistory(),
                        null,
                        null,
                        "Hooks belong to a repository: gatehouse secrets hook install PATH");
            }
            Repository repository = target.repository().get();
            Path usual = repository.getCommonDirectory().toPath().resolve("hooks");
            @Nullable String configured = repository.getConfig().getString("core", null, "hooksPath");
            if (configured == null || configured.isBlank()) {
                return new HookFolder(usual, repository.isBare(), null);
            }
            return new HookFolder(configured(configured, repository), repository.isBare(), configured);
        }
    }

    private static Path configured(String configured, Repository repository) {
        String home = System.getProperty("user.home", "");
        String expanded = configured.startsWith("~/") ? home + configured.substring(1) : configured;
        Path top = repository.isBare()
                ? repository.getDirectory().toPath()
                : repository.getWorkTree().toPath();
        Path path = top.resolve(expanded).normalize();
        Path common = repository.getCommonDirectory().toPath();
        if (!path.startsWith(top.normalize()) && !path.startsWith(common.normalize())) {
            throw new InvalidInput(
                    "core.hooksPath leads to " + path + ", whose hooks run for other repositories too",
                    null,
                    null,
                    "Add to the hooks there yourself: `gatehouse hook pre-commit` and `gatehouse hook pre-push \"$@\"`.");
        }
        return path;
    }

    /** Whether the repository is on a server. */
    boolean bare() {
        return bare;
    }

    Path path() {
        return folder;
    }

    /** {@code core.hooksPath}, where it is set. */
    @Nullable
    String shared() {
        return shared;
    }

    /** The hooks that fit the repository. */
    List<Hook> hooks() {
        return bare ? List.of(Hook.PRE_RECEIVE) : List.of(Hook.PRE_COMMIT, Hook.PRE_PUSH);
    }

    /**
     * Writes a hook. One that was there before is kept, and run first.
     *
     * @return what was done, for people
     */
    String install(Hook hook, String script) throws IOException {
        Path file = folder.resolve(hook.file());
        Path before = folder.resolve(hook.file() + Hook.BEFORE);
        Files.createDirectories(folder);
        String done = "installed " + file;
        if (exists(file)) {
            if (isOurs(file)) {
                done = "renewed " + file;
            } else if (exists(before)) {
                throw new InvalidInput(
                        file + " is not ours, and neither is " + before + ": nothing was changed",
                        null,
                        null,
                        "Make one of the two, or take the second away, and try again.");
            } else {
                Files.move(file, before);
                done = "installed " + file + "; the hook that was there is kept as " + before.getFileName()
                        + " and runs first";
            }
        }
        Path part = folder.resolve("." + hook.file() + ".part");
        Files.writeString(part, script, StandardCharsets.UTF_8);
        makeExecutable(part);
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return done;
    }

    /**
     * Takes a hook away, and puts back what was there before.
     *
     * @return what was done, for people; empty where there was nothing of ours
     */
    String uninstall(Hook hook) throws IOException {
        Path file = folder.resolve(hook.file());
        Path before = folder.resolve(hook.file() + Hook.BEFORE);
        if (!exists(file)) {
            return "";
        }
        if (!isOurs(file)) {
            return "left " + file + " as it is: it is not ours";
        }
        if (exists(before)) {
            Files.move(before, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return "removed ours from " + file + "; the hook that was there before is back";
        }
        Files.delete(file);
        return "removed " + file;
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return false;
        }
        return Hook.isOurs(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    private static void makeExecutable(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.addAll(Set.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(file, permissions);
        } catch (UnsupportedOperationException notPosix) {
            // Git for Windows runs hooks without the bit.
        }
    }
}
