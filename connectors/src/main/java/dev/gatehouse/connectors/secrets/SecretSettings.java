package dev.gatehouse.connectors.secrets;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.search.Fingerprint;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a target is searched for: all standard detectors, at medium confidence and above, unless gitleaks' files at its
 * top say otherwise.
 *
 * @param ignored what need not be told
 */
public record SecretSettings(Ruleset ruleset, IgnoredSecrets ignored) {

    /** Those of a target that has no such files. */
    public static final SecretSettings STANDARD =
            new SecretSettings(Candidates.ruleset(), new IgnoredSecrets(List.of(), Fingerprint.keyedBy("")));

    /**
     * Reads those of a folder.
     *
     * @param top null where there is none
     * @throws InvalidInput where a file of it can't be read
     */
    public static SecretSettings of(@Nullable Path top) {
        if (top == null) {
            return STANDARD;
        }
        Ruleset ruleset = GitleaksFiles.configurationIn(top)
                .map(GitleaksFiles::configuration)
                .map(SecretSettings::ruleset)
                .orElse(Candidates.ruleset());
        return new SecretSettings(
                ruleset, new IgnoredSecrets(GitleaksFiles.ignoreLists(Stream.of(top)), Fingerprint.keyedBy("")));
    }

    private static Ruleset ruleset(GitleaksConfiguration configuration) {
        return Ruleset.of(configuration, Confidence.MEDIUM);
    }
}
