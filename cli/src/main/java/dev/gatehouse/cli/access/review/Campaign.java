package dev.gatehouse.cli.access.review;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.access.AccessCampaign;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grants that are to be certified, each by its reviewer.
 *
 * @param name of the campaign, and of its files
 * @param due the last day
 * @param grants sorted
 */
record Campaign(String name, Instant startedAt, LocalDate due, List<Granted> grants) {

    private static final int LARGEST = 1 << 26;

    Campaign {
        grants = List.copyOf(grants);
    }

    /** How access arises. */
    enum Way {
        DIRECT,
        TEAM,
        OWNER
    }

    /**
     * One grant, with its evidence.
     *
     * @param id eight hexadecimal digits
     * @param person the account's, as the baseline has it; the account where it has none
     * @param holder the repository, the team or the organisation
     * @param gives what it allows, in words
     * @param permission of a direct grant; empty for others
     * @param lastActivity an instant, or in words why none is known
     * @param sufficient the smallest role that would do, or {@code unknown}
     */
    record Granted(
            String id,
            String source,
            Way way,
            String account,
            String person,
            String holder,
            String gives,
            String permission,
            String lastActivity,
            String sufficient,
            String reviewer) {}

    Optional<Granted> grant(String id) {
        return grants.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The file's text, one line. */
    String text() {
        List<Map<String, String>> entries = new ArrayList<>();
        for (Granted each : grants) {
            Map<String, String> entry = new java.util.TreeMap<>();
            entry.put("id", each.id());
            entry.put("source", each.source());
            entry.put("way", each.way().name().toLowerCase(java.util.Locale.ROOT));
            entry.put("account", each.account());
            entry.put("person", each.person());
            entry.put("holder", each.holder());
            entry.put("gives", each.gives());
            entry.put("permission", each.permission());
            entry.put("lastActivity", each.lastActivity());
            entry.put("sufficient", each.sufficient());
            entry.put("reviewer", each.reviewer());
            entries.add(entry);
        }
        return CanonicalJson.write(Map.of(
                        "schema",
                        AccessCampaign.SCHEMA,
                        "name",
                        name,
                        "startedAt",
                        startedAt.toString(),
                        "due",
                        due.toString(),
                        "grants",
                        entries))
                + "\n";
    }

    /**
     * Reads one.
     *
     * @throws MalformedJson where it is none
     */
    static Campaign read(String text) throws MalformedJson {
        JsonObject file = CanonicalJson.read(text.strip(), LARGEST);
        if (!file.maybe("schema").equals(Optional.of(AccessCampaign.SCHEMA))) {
            throw new MalformedJson("no campaign of " + AccessCampaign.SCHEMA);
        }
        List<Granted> grants = new ArrayList<>();
        for (JsonObject each : file.objects("grants")) {
            Way way = switch (each.text("way")) {
                case "direct" -> Way.DIRECT;
                case "team" -> Way.TEAM;
                case "owner" -> Way.OWNER;
                default -> throw new MalformedJson("access that arises in an unknown way");
            };
            grants.add(new Granted(
                    each.text("id"),
                    each.text("source"),
                    way,
                    each.text("account"),
                    each.text("person"),
                    each.text("holder"),
                    each.text("gives"),
                    each.text("permission"),
                    each.text("lastActivity"),
                    each.text("sufficient"),
                    each.text("reviewer")));
        }
        try {
            return new Campaign(
                    file.text("name"), file.instant("startedAt"), LocalDate.parse(file.text("due")), grants);
        } catch (DateTimeException noDay) {
            throw new MalformedJson("`due` is no date");
        }
    }
}
