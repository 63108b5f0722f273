package dev.gatehouse.cli.access.review;

import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.AccessCampaign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * Writes what one reviewer decided. A signature of what they decided before goes.
     *
     * @param sign signs the text; null where they do not sign
     */
    void write(Campaign campaign, String reviewer, List<Decided> decisions, @Nullable UnaryOperator<String> sign) {
        String text = Decided.text(campaign.name(), reviewer, decisions);
        Path file = decisions(campaign.name(), reviewer);
        Path signature = signature(campaign.name(), reviewer);
        String signed = sign == null ? null : sign.apply(text);
        try {
            Files.deleteIfExists(signature);
        } catch (IOException failed) {
            throw new InvalidInput("can't delete " + signature);
        }
        OutputFile.of(file).write(out -> out.write(text));
        if (signed != null) {
            OutputFile.of(signature).write(out -> out.write(signed));
        }
    }

    private Path signature(String name, String reviewer) {
        Path file = decisions(name, reviewer);
        return file.resolveSibling(file.getFileName() + ".sig");
    }

    /**
     * Who signed what they decided: the fingerprint of the key by reviewer, of those with keys in the baseline.
     *
     * @throws InvalidInput where one of them did not sign what their file says
     */
    Map<String, String> signers(Campaign campaign, Signers known, Instant at) {
        Map<String, String> signers = new TreeMap<>();
        for (String reviewer : new TreeSet<>(
                campaign.grants().stream().map(Campaign.Granted::reviewer).toList())) {
            if (known.keys().fingerprints().containsKey(reviewer)) {
                signers.put(reviewer, signer(campaign.name(), reviewer, known, at));
            }
        }
        return signers;
    }

    private String signer(String campaign, String reviewer, Signers known, Instant at) {
        Path file = decisions(campaign, reviewer);
        Path signature = signature(campaign, reviewer);
        String armored = Files.exists(signature) ? text(signature) : "";
        String refusal = armored.isEmpty()
                ? "there is no " + signature
                : known.refusal(text(file), armored, AccessCampaign.DECISIONS_NAMESPACE, reviewer, at);
        if (refusal != null) {
            throw new InvalidInput(
                    reviewer + " did not sign what " + file + " says: " + refusal,
                    null,
                    null,
                    "They decide once more, with --key, or sign it: ssh-keygen -Y sign -n "
                            + AccessCampaign.DECISIONS_NAMESPACE + " -f KEY " + file);
        }
        return SshSignature.parse(armored.getBytes(StandardCharsets.UTF_8))
                .map(made -> made.key().fingerprint())
                .orElseThrow();
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
