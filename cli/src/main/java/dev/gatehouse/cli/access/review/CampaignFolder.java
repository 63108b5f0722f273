package dev.gatehouse.cli.access.review;

import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.AccessCampaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the files of campaigns are. */
record CampaignFolder(Path folder) {

    /** Unless another is named. */
    static final String USUAL = "gatehouse/reviews";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,60}";
    private static final int LARGEST = 1 << 26;

    /**
     * A name that files may have.
     *
     * @throws InvalidInput where none may
     */
    static String name(String text) {
        if (!text.matches(NAME)) {
            throw new InvalidInput(
                    text + " can't be the name of a campaign",
                    null,
                    null,
                    "Write letters, digits, dots and dashes: 2026-q4.");
        }
        return text;
    }

    Path campaign(String name) {
        return folder.resolve(name(name) + AccessCampaign.ENDING);
    }

    Path record(String name) {
        return folder.resolve(name(name) + AccessCampaign.RECORD_ENDING);
    }

    private Path decisions(String name, String reviewer) {
        String plain = reviewer.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return folder.resolve(name(name) + "." + plain + AccessCampaign.DECISIONS_ENDING);
    }

    /**
     * Reads a campaign.
     *
     * @throws InvalidInput where there is none
     */
    Campaign read(String name) {
        Path file = campaign(name);
        if (!Files.exists(file)) {
            throw new InvalidInput(
                    "there is no campaign " + file,
                    null,
                    null,
                    "gatehouse access review start " + name + " begins it.");
        }
        try {
            return Campaign.read(text(file));
        } catch (MalformedJson wrong) {
            throw new InvalidInput(file + ": " + wrong.why());
        }
    }

    /** The text of a campaign's file. */
    String campaignText(String name) {
        return text(campaign(name));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInput(file + " is too large");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file);
        }
    }

    /** What was decided, by grant; of several the last one counts that its reviewer made. */
    Map<String, Decided> decided(Campaign campaign) {
        Map<String, Decided> decided = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String own = String.valueOf(file.getFileName());
                if (!own.startsWith(campaign.name() + ".") || !own.endsWith(AccessCampaign.DECISIONS_ENDING)) {
                    continue;
                }
                for (Decided each : Decided.read(text(file))) {
                    boolean theirs = campaign.grant(each.grant())
                            .filter(grant -> grant.reviewer().equals(each.reviewer()))
                            .isPresent();
                    if (theirs) {
                        decided.put(each.grant(), each);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + folder);
        } catch (MalformedJson wrong) {
            throw new InvalidInput("decisions of " + campaign.name() + ": " + wrong.why());
        }
        return decided;
    }

    /** Writes what one reviewer decided. */
    void write(Campaign campaign, String reviewer, List<Decided> decisions) {
        String text = Decided.text(campaign.name(), reviewer, decisions);
        OutputFile.of(decisions(campaign.name(), reviewer)).write(out -> out.write(text));
    }

    /** Makes the folder. */
    void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInput("can't make the folder " + folder);
        }
    }
}
