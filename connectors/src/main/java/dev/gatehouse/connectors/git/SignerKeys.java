package dev.gatehouse.connectors.git;

import dev.gatehouse.engines.signature.AllowedSigners;
import dev.gatehouse.engines.signature.Keyring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the keys that commits are held against: those of the people who are declared, the file that the clone's
 * {@code gpg.ssh.allowedSignersFile} names, and the ones that HEAD itself holds in the usual places.
 */
final class SignerKeys {

    /** Where repositories keep their allowed signers. */
    private static final List<String> IN_TREE =
            List.of("allowed_signers", ".allowed_signers", ".github/allowed_signers");

    private SignerKeys() {}

    static Keyring of(Repository repository, @Nullable AnyObjectId head, List<KnownSigner> known, Gaps gaps) {
        Keyring.Builder keys = Keyring.builder();
        for (KnownSigner each : known) {
            for (String key : each.keys()) {
                keys.add(each.name(), each.emails(), key)
                        .ifPresent(problem ->
                                gaps.commits("a key of " + each.name() + " can't be used: " + problem, null));
            }
            each.revokedKeys().forEach(keys::revoke);
        }
        configured(repository, gaps).ifPresent(text -> keys.add(AllowedSigners.parse(text)));
        if (head != null) {
            inTree(repository, head, keys, gaps);
        }
        return keys.build();
    }

    private static void inTree(Repository repository, AnyObjectId head, Keyring.Builder keys, Gaps gaps) {
        try (HeadTree tree = new HeadTree(repository, head)) {
            for (String path : IN_TREE) {
                tree.file(path, AllowedSigners.LARGEST)
                        .ifPresent(
                                content -> keys.add(AllowedSigners.parse(new String(content, StandardCharsets.UTF_8))));
            }
        } catch (IOException | RuntimeException unreadable) {
            gaps.commits("the allowed signers of HEAD can't be read: " + Gaps.reason(unreadable), null);
        }
    }

    private static Optional<String> configured(Repository repository, Gaps gaps) {
        @Nullable String named = repository.getConfig().getString("gpg", "ssh", "allowedSignersFile");
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        try {
            Path file = path(repository, named);
            if (Files.isRegularFile(file) && Files.size(file) <= AllowedSigners.LARGEST) {
                try (InputStream in = Files.newInputStream(file)) {
                    return Optional.of(new String(in.readNBytes(AllowedSigners.LARGEST), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            gaps.commits("the file of gpg.ssh.allowedSignersFile can't be read", null);
            return Optional.empty();
        }
        gaps.commits("gpg.ssh.allowedSignersFile names no file of at most 1 MiB", null);
        return Optional.empty();
    }

    private static Path path(Repository repository, String named) {
        if (named.startsWith("~/")) {
            return Path.of(System.getProperty("user.home"), named.substring(2));
        }
        Path base = repository.isBare()
                ? repository.getDirectory().toPath()
                : repository.getWorkTree().toPath();
        return base.resolve(named);
    }
}
