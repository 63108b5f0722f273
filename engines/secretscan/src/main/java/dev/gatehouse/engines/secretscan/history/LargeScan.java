package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.engines.secretscan.search.StreamSearch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Scans blobs that are not held in memory. */
final class LargeScan {

    private final StreamSearch search;

    LargeScan(Ruleset ruleset) {
        search = new StreamSearch(new ContentSearch(ruleset));
    }

    /** The secrets, wherever they stand. */
    List<Suspects.Sight> scan(InputStream content, Suspects suspects, ContentSearch.NotRead notRead)
            throws IOException {
        List<Suspects.Sight> sights = new ArrayList<>();
        for (Sighting sighting : search.search(content, "", null, notRead)) {
            byte[] value = sighting.value().reveal();
            sights.add(new Suspects.Sight(sighting.rule(), suspects.hash(value, 0, value.length), 0, value.length));
        }
        return sights;
    }
}
