package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.Listing;
import java.util.Locale;
import java.util.Optional;

/**
 * Which chart a file belongs to, as far as paths tell.
 *
 * @see <a href="https://helm.sh/docs/topics/charts/#the-chart-file-structure">Helm, the chart file structure</a>
 */
final class Charts {

    static final String FILE = "Chart.yaml";

    private Charts() {}

    /** The nearest folder at or above a file that holds a {@code Chart.yaml}. */
    static Optional<String> folderOf(String path, Listing listing) {
        String folder = Listing.folderOf(path);
        while (true) {
            if (listing.has(folder.isEmpty() ? FILE : folder + "/" + FILE)) {
                return Optional.of(folder);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = Listing.folderOf(folder);
        }
    }

    /** The path below the chart's folder, for a file of a chart. */
    static Optional<String> within(String path, Listing listing) {
        return folderOf(path, listing).map(folder -> folder.isEmpty() ? path : path.substring(folder.length() + 1));
    }

    /** Whether Helm would render the file. */
    static boolean isTemplate(String path, Listing listing) {
        return within(path, listing)
                .filter(inner -> inner.startsWith("templates/"))
                .isPresent();
    }

    /**
     * Whether a file's name says that it holds values: {@code values.yaml}, {@code values-prod.yml},
     * {@code x.values.yaml}.
     */
    static boolean namesValues(String path) {
        String name = Listing.nameOf(path).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return false;
        }
        String stem = name.substring(0, dot);
        return stem.startsWith("values")
                || stem.endsWith("-values")
                || stem.endsWith("_values")
                || stem.endsWith(".values")
                || stem.startsWith("helm-values");
    }
}
