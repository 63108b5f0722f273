package dev.gatehouse.connectors.git.owners;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.CodeOwners.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Reads the code-owners file that counts: the first that exists of the places where its forge looks.
 *
 * <p>Which forge it is, its own folder tells; for a file in the root or in {@code docs/}, what else lies in the
 * repository, and GitLab's sections.
 */
public final class CodeOwnersReader implements FileReader {

    private static final List<String> GITHUB = List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");
    private static final List<String> GITLAB = List.of("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");
    private static final List<String> GITEA =
            List.of("CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS", ".forgejo/CODEOWNERS");

    @Override
    public String name() {
        return "code-owners";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.CODE_OWNERS);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return path.endsWith("CODEOWNERS") && (GITHUB.contains(path) || GITLAB.contains(path) || GITEA.contains(path));
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        String text = new String(content, StandardCharsets.UTF_8);
        Dialect dialect = dialect(path, text, listing);
        List<String> places = switch (dialect) {
            case GITHUB -> GITHUB;
            case GITLAB -> GITLAB;
            case GITEA -> GITEA;
        };
        boolean counts =
                places.stream().filter(listing::has).findFirst().orElse(path).equals(path);
        return counts
                ? FileFacts.of(List.of(new CodeOwnersText(path, dialect).read(text, content.length)))
                : FileFacts.none();
    }

    private static Dialect dialect(String path, String text, Listing listing) {
        if (path.startsWith(".")) {
            return Dialect.of(path);
        }
        if (listing.holds(".github/")) {
            return Dialect.GITHUB;
        }
        if (listing.has(".gitlab-ci.yml") || listing.holds(".gitlab/") || SectionHeader.begins(text)) {
            return Dialect.GITLAB;
        }
        return listing.holds(".gitea/") || listing.holds(".forgejo/") ? Dialect.GITEA : Dialect.GITHUB;
    }
}
