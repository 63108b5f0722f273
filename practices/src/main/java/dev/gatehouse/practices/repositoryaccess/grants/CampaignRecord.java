package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.access.AccessCampaign;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.SignedDocument;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a campaign, by its files. */
final class CampaignRecord {

    private CampaignRecord() {}

    /** How it stands. */
    sealed interface State {

        /** By a record that counts. */
        record Closed(String by) implements State {}

        /** There is a record, and it does not count. */
        record Refused(String why) implements State {}

        record Open(LocalDate due) implements State {}

        /** The campaign itself can't be read. */
        record Unreadable(String why) implements State {}
    }

    /**
     * Reads and verifies the files of one.
     *
     * @param record null where there is none
     * @param signature null where there is none
     */
    static State of(Document campaign, @Nullable Document record, @Nullable Document signature, Baseline baseline) {
        Optional<Mapping> root = root(campaign, "grants", AccessCampaign.SCHEMA);
        if (root.isEmpty()) {
            return new State.Unreadable("it is no document of " + AccessCampaign.SCHEMA);
        }
        if (record == null) {
            try {
                return new State.Open(LocalDate.parse(root.get().text("due").orElse("")));
            } catch (DateTimeException none) {
                return new State.Unreadable("it does not say when it is due");
            }
        }
        Optional<Mapping> closed = root(record, "decisions", AccessCampaign.RECORD_SCHEMA);
        if (closed.isEmpty()) {
            return new State.Refused("it is no document of " + AccessCampaign.RECORD_SCHEMA);
        }
        if (!closed.get().text("digest").equals(Optional.of(digest(campaign.text())))) {
            return new State.Refused("it is of another campaign, or the campaign was changed since");
        }
        String closer = closed.get().text("closer").orElse("");
        String problem = problem(
                record,
                signature,
                baseline,
                closer,
                closed.get().text("closedAt").orElse(""));
        return problem == null ? new State.Closed(closer) : new State.Refused(problem);
    }

    /**
     * What a file says besides its list, which may be long. In canonical JSON the quotes that end a list stand in no
     * text.
     */
    private static Optional<Mapping> root(Document document, String list, String schema) {
        String text = document.text();
        int from = text.indexOf("\"" + list + "\":[");
        int to = text.lastIndexOf("],\"");
        String head = from < 0 || to < from ? text : text.substring(0, from) + text.substring(to + 2);
        Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(head);
        return reading.problems().isEmpty()
                        && !reading.documents().isEmpty()
                        && reading.documents().getFirst() instanceof Mapping root
                        && root.text("schema").equals(Optional.of(schema))
                ? Optional.of(root)
                : Optional.empty();
    }

    private static @Nullable String problem(
            Document record, @Nullable Document signature, Baseline baseline, String closer, String closedAt) {
        try {
            return new SignedDocument(record, signature)
                    .problem(baseline, AccessCampaign.NAMESPACE, closer, Instant.parse(closedAt));
        } catch (DateTimeException none) {
            return "it does not say when it was closed";
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
