package dev.gatehouse.practices.updates;

import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Evidence;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source is the target itself. That a controller follows the branch of the repository that declares it is
 * what GitOps is: what is on the branch was reviewed there.
 *
 * @param remote the target's own address, normalised; null where it is not known
 * @param folders every folder of the target
 */
record OwnRepository(@Nullable String remote, Set<String> folders) {

    OwnRepository {
        folders = Set.copyOf(folders);
    }

    static OwnRepository of(Evidence evidence) {
        return evidence.view(OwnRepository.class, OwnRepository::derived);
    }

    private static OwnRepository derived(Evidence evidence) {
        Set<String> folders = new HashSet<>();
        for (RepositoryFile file : evidence.facts(RepositoryFile.class)) {
            String path = file.path();
            int slash = path.lastIndexOf('/');
            while (slash > 0 && folders.add(path.substring(0, slash))) {
                slash = path.lastIndexOf('/', slash - 1);
            }
        }
        Optional<String> remote = evidence.facts(GitRepository.class).stream()
                .flatMap(r -> Optional.ofNullable(r.remote()).stream())
                .map(OwnRepository::normalised)
                .findFirst();
        return new OwnRepository(remote.orElse(null), folders);
    }

    /** Whether it is told by its address, or, since a clone may come from elsewhere, by a path that exists here. */
    boolean is(String url, String path) {
        return remote != null && remote.equals(normalised(url)) || holds(path);
    }

    private boolean holds(String path) {
        String stripped = path.startsWith("./") ? path.substring(2) : path.startsWith("/") ? path.substring(1) : path;
        String folder = stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
        return !folder.isEmpty() && !folder.equals(".") && folders.contains(folder);
    }

    /** Whether a GitRepository of Flux is the target: the one it was bootstrapped from, or one whose paths are here. */
    boolean is(KubernetesObject source, Evidence evidence) {
        String url = source.body().text("spec", "url").orElse("");
        if (source.name().equals("flux-system") || is(url, "")) {
            return true;
        }
        return evidence.objects("kustomize.toolkit.fluxcd.io", "Kustomization").stream()
                .filter(k ->
                        k.body().text("spec", "sourceRef", "kind").orElse("").equals("GitRepository"))
                .filter(k ->
                        k.body().text("spec", "sourceRef", "name").orElse("").equals(source.name()))
                .anyMatch(k -> holds(k.body().text("spec", "path").orElse("")));
    }

    /** {@code host/path} in lower case: without scheme, user, port and {@code .git}. */
    private static String normalised(String url) {
        String text = url.toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        boolean shortSsh = scheme < 0 && text.indexOf('@') >= 0 && text.indexOf(':') > 0;
        text = scheme >= 0 ? text.substring(scheme + 3) : text;
        text = text.substring(text.indexOf('@') + 1);
        text = shortSsh ? text.replaceFirst(":", "/") : text.replaceFirst(":[0-9]{1,5}/", "/");
        text = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return text.endsWith(".git") ? text.substring(0, text.length() - 4) : text;
    }
}
