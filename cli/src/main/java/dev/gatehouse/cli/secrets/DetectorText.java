package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.StandardIds;
import java.util.List;
import java.util.Optional;

/** What a detector of {@code secrets scan} looks for, and what to do about what it finds. */
public final class DetectorText {

    private static final String PRACTICE = "secrets/";
    private static final int MOST_KEYWORDS = 12;

    private static final String DO =
            "Revoke it at its service first: whoever has a clone has the value. Then keep the new one in a store and"
                    + " commit a reference. Taking it out of the history does not take it back.";

    private static final String ALLOW =
            "If it is none: put `gatehouse:allow` in a comment on its line, or its fingerprint on a line of"
                    + " .gatehouseignore.";

    private DetectorText() {}

    /**
     * Finds a detector.
     *
     * @param id as {@code secrets scan} names it, or with the practice before it
     */
    public static Optional<Detector> detector(String id) {
        String own = id.startsWith(PRACTICE) ? id.substring(PRACTICE.length()) : id;
        return StandardDetectors.all().stream()
                .filter(detector -> detector.id().equals(own))
                .findFirst();
    }

    /** The ids of all. */
    public static List<String> ids() {
        return StandardDetectors.all().stream().map(Detector::id).distinct().toList();
    }

    /** For a terminal. */
    public static String plain(Detector detector) {
        return String.join("\n", detector.id(), "", sentence(detector) + known(detector), "", DO, ALLOW, "");
    }

    /** For a page. */
    public static String markdown(Detector detector) {
        return String.join(
                "\n",
                "# " + detector.id(),
                "",
                sentence(detector),
                known(detector),
                "",
                "## Do",
                "",
                DO,
                "",
                ALLOW,
                "");
    }

    private static String sentence(Detector detector) {
        return detector.description() + ", looked for at: " + keywords(detector) + ".";
    }

    private static String keywords(Detector detector) {
        List<String> words = detector.keywords().stream()
                .map(Keyword::text)
                .map(word -> "`" + word.strip() + "`")
                .distinct()
                .toList();
        int more = words.size() - MOST_KEYWORDS;
        String first = String.join(", ", words.subList(0, Math.min(words.size(), MOST_KEYWORDS)));
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** The names that gitleaks has for it, where they are others. */
    private static String known(Detector detector) {
        List<String> names = StandardIds.gitleaksNamesOf(detector.id());
        return names.isEmpty() ? "" : "\ngitleaks: " + String.join(", ", names) + ".";
    }
}
