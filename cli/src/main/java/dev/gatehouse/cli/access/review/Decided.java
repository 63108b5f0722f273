package dev.gatehouse.cli.access.review;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.access.AccessCampaign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one reviewer decided about one grant.
 *
 * @param decision {@code keep}, {@code reduce} or {@code remove}
 * @param to what it is reduced to; empty otherwise
 * @param until the last day that it is kept; empty without end
 * @param at when it was decided
 */
record Decided(String grant, String reviewer, String decision, String to, String until, String reason, String at) {

    private static final int LARGEST = 1 << 26;

    Map<String, String> entry() {
        Map<String, String> entry = new TreeMap<>();
        entry.put("grant", grant);
        entry.put("reviewer", reviewer);
        entry.put("decision", decision);
        entry.put("to", to);
        entry.put("until", until);
        entry.put("reason", reason);
        entry.put("at", at);
        return entry;
    }

    /** A file of decisions of one reviewer. */
    static String text(String campaign, String reviewer, List<Decided> decisions) {
        return CanonicalJson.write(Map.of(
                        "schema",
                        AccessCampaign.DECISIONS_SCHEMA,
                        "campaign",
                        campaign,
                        "reviewer",
                        reviewer,
                        "decisions",
                        decisions.stream().map(Decided::entry).toList()))
                + "\n";
    }

    /**
     * Reads such a file.
     *
     * @throws MalformedJson where it is none
     */
    static List<Decided> read(String text) throws MalformedJson {
        JsonObject file = CanonicalJson.read(text.strip(), LARGEST);
        if (!file.maybe("schema").equals(Optional.of(AccessCampaign.DECISIONS_SCHEMA))) {
            throw new MalformedJson("no decisions of " + AccessCampaign.DECISIONS_SCHEMA);
        }
        List<Decided> decisions = new ArrayList<>();
        for (JsonObject each : file.objects("decisions")) {
            decisions.add(new Decided(
                    each.text("grant"),
                    file.text("reviewer"),
                    each.text("decision"),
                    each.text("to"),
                    each.text("until"),
                    each.text("reason"),
                    each.text("at")));
        }
        return decisions;
    }
}
