package dev.gatehouse.connectors.documents;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessCampaign;
import dev.gatehouse.model.access.AccessReviewDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Security policies, templates of pull requests, contribution guides, and the settings of Renovate and Dependabot, at
 * the places where forges and bots look for them.
 */
public final class DocumentReader implements FileReader {

    private static final int LONGEST = 256 << 10;

    /** Folders in which forges look for a repository's own documents; the root is the empty one. */
    private static final Set<String> FOLDERS = Set.of("", ".github", ".gitlab", ".gitea", ".forgejo", "docs");

    private static final Set<String> STEMS =
            Set.of("security", "contributing", "pull_request_template", "code_of_conduct");

    private static final Set<String> TEMPLATE_FOLDERS =
            Set.of("pull_request_template", "merge_request_templates", "merge_request_template");

    private static final Set<String> BOTS = Set.of(
            "renovate.json",
            "renovate.json5",
            "renovate.jsonc",
            ".renovaterc",
            ".renovaterc.json",
            ".renovaterc.json5",
            ".renovaterc.jsonc",
            "dependabot.yml",
            "dependabot.yaml");

    @Override
    public String name() {
        return "document";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.DOCUMENT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        String name = Listing.nameOf(path).toLowerCase(Locale.ROOT);
        String folder = Listing.folderOf(path).toLowerCase(Locale.ROOT);
        if (name.endsWith(AccessReviewDocument.ENDING)
                || name.endsWith(AccessReviewDocument.SIGNATURE_ENDING)
                || name.endsWith(AccessCampaign.ENDING)
                || name.endsWith(AccessCampaign.RECORD_ENDING)
                || name.endsWith(AccessCampaign.SIGNATURE_ENDING)) {
            return true;
        }
        if (name.equals("security.txt")) {
            return folder.isEmpty() || Listing.nameOf(folder).equals(".well-known");
        }
        if (BOTS.contains(name)) {
            return FOLDERS.contains(folder);
        }
        if (TEMPLATE_FOLDERS.contains(Listing.nameOf(folder))) {
            return isProse(name) && FOLDERS.contains(Listing.folderOf(folder));
        }
        return FOLDERS.contains(folder) && isProse(name) && STEMS.contains(stem(name));
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        String name = Listing.nameOf(path).toLowerCase(Locale.ROOT);
        boolean campaign = name.endsWith(AccessCampaign.ENDING) || name.endsWith(AccessCampaign.RECORD_ENDING);
        int length = campaign ? content.length : Math.min(content.length, LONGEST);
        String text = new String(content, 0, length, StandardCharsets.UTF_8);
        return FileFacts.of(List.of(new Document(path, text, Origin.file(Location.startOf(path)))));
    }

    private static boolean isProse(String name) {
        return name.endsWith(".md")
                || name.endsWith(".markdown")
                || name.endsWith(".txt")
                || name.endsWith(".rst")
                || name.endsWith(".adoc")
                || name.indexOf('.') < 0;
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
