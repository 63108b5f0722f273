package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.practices.check.BundledTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commits that releases of widely used actions were tagged at when the table was written. */
final class ActionReleases {

    private static final int REPOSITORY = 0;
    private static final int VERSION = 1;
    private static final int COMMIT = 2;

    private final Map<String, List<Release>> releases = new HashMap<>();

    /**
     * A tagged commit.
     *
     * @param version the tag, as a comment would name it
     * @param commit forty hexadecimal digits in lower case
     */
    record Release(VersionComment version, String commit) {}

    private ActionReleases() {}

    static ActionReleases read() {
        ActionReleases all = new ActionReleases();
        for (List<String> row : BundledTable.rows(ActionReleases.class, "action-releases.tsv")) {
            VersionComment version = VersionComment.of(row.get(VERSION)).orElseThrow();
            all.releases
                    .computeIfAbsent(row.get(REPOSITORY), unseen -> new ArrayList<>())
                    .add(new Release(version, row.get(COMMIT)));
        }
        return all;
    }

    /**
     * The releases of a repository; none where the table does not speak of it.
     *
     * @param repository {@code owner/name} in lower case
     */
    List<Release> of(String repository) {
        return releases.getOrDefault(repository, List.of());
    }
}
